import type { Role } from "../../sdk/wire/people.ts";
import { OfficeElement } from "../shared/office/office-element.ts";
import { deskPages } from "./desk-pages.ts";

/**
 * @summary A partner's desk: the day's redemptions, scanners, staff, profile, websites. On the API's own origin.
 * @slot - Shown below the sign-in.
 * @csspart base - Everything the element draws.
 * @cssproperty --twuster-brand - The town's colour.
 */
export class TwusterDesk extends OfficeElement {
  protected readonly pages = deskPages;
  protected readonly roles: readonly Role[] = ["owner", "staff", "helper"];
}

declare global {
  interface HTMLElementTagNameMap {
    "twuster-desk": TwusterDesk;
  }
}
