import type { HTMLAttributes } from "preact";
import type { TwusterJsx } from "./twuster.js";

/** For Preact, beside twuster.d.ts. Listeners are named `on` + the event's own name: `ontwuster-order-placed`. */
type PreactTags = {
  [Tag in keyof TwusterJsx]: HTMLAttributes<HTMLElementTagNameMap[Tag]> & TwusterJsx[Tag];
};

declare module "preact" {
  namespace JSX {
    interface IntrinsicElements extends PreactTags {}
  }
}
