import type { HTMLAttributes, PublicProps } from "vue";
import type { TwusterAttributes, TwusterEvents } from "./twuster.js";

/** For Vue 3, beside twuster.d.ts: what Vue's editor tools and vue-tsc read for `<twuster-… @twuster-…>`. */
type Emit<Events> = UnionToIntersection<
  { [Name in keyof Events]: (event: Name, payload: Events[Name]) => void }[keyof Events]
>;
type UnionToIntersection<Union> = (Union extends unknown ? (of: Union) => void : never) extends (of: infer All) => void
  ? All
  : never;

export type TwusterVueComponents = {
  [Tag in keyof TwusterAttributes]: new () => HTMLElementTagNameMap[Tag] & {
    $props: HTMLAttributes & PublicProps & TwusterAttributes[Tag];
    $emit: Emit<TwusterEvents[Tag]>;
  };
};

declare module "vue" {
  interface GlobalComponents extends TwusterVueComponents {}
}
