import { TwusterDesk } from "./twuster-desk/twuster-desk.ts";
import { TwusterOperator } from "./twuster-operator/twuster-operator.ts";

/** What our own pages load for people who are signed in. Never embedded elsewhere, so it is no part of the loader. */
customElements.define("twuster-desk", TwusterDesk);
customElements.define("twuster-operator", TwusterOperator);
