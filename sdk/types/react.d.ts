import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { TwusterEvents, TwusterJsx } from "./twuster.js";

/** For React 19, beside twuster.d.ts. Listeners are named `on` + the event's own name: `ontwuster-order-placed`. */
type ReactTags = {
  [Tag in keyof TwusterJsx]: DetailedHTMLProps<HTMLAttributes<HTMLElementTagNameMap[Tag]>, HTMLElementTagNameMap[Tag]> &
    TwusterJsx[Tag] &
    Misspelt<TwusterEvents[Tag]>;
};
/** React would listen to "Twuster-…", which nobody sends: write "ontwuster-…". */
type Misspelt<Events> = { [Name in keyof Events & string as `on${Capitalize<Name>}`]?: never };

declare module "react" {
  namespace JSX {
    interface IntrinsicElements extends ReactTags {}
  }
}
