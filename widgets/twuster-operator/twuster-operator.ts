import type { Role } from "../../sdk/wire/people.ts";
import { OfficeElement } from "../shared/office/office-element.ts";
import { operatorPages } from "./operator-pages.ts";

/**
 * @summary The issuer's office: applications, partners, settings, undelivered mail, who did what. On the API's own origin.
 * @slot - Shown below the sign-in.
 * @csspart base - Everything the element draws.
 * @cssproperty --twuster-brand - The town's colour.
 */
export class TwusterOperator extends OfficeElement {
  protected readonly pages = operatorPages;
  protected readonly roles: readonly Role[] = ["operator"];
}

declare global {
  interface HTMLElementTagNameMap {
    "twuster-operator": TwusterOperator;
  }
}
