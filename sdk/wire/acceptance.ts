/** The issuer's office: groups of partners, and kinds of vouchers that only such a group takes. */

/** `GET /v1/{network}/operator/acceptance`; also the answer to every change below. */
export interface AcceptanceResponse {
  groups: AcceptanceGroup[];
  kinds: OfficeVoucherKind[];
  /** Everybody who may be put into a group, in the order of the alphabet. */
  partners: GroupPartner[];
}
export interface GroupPartner {
  id: string;
  name: string;
  state: "active" | "suspended";
}
export interface AcceptanceGroup {
  id: string;
  /** For people at the counter and on the voucher, e.g. "Gastronomie". */
  name: string;
  partners: GroupPartner[];
  /** Vouchers sold and not yet redeemed that only this group takes. */
  openCount: number;
  openCents: number;
}
export interface OfficeVoucherKind {
  id: string;
  /** E.g. "Gastro-Gutschein". */
  name: string;
  /** Fixed for good: what was sold under a rule keeps it. */
  groupId: string;
  /** Ascending, in cents. */
  denominationsCents: number[];
  isOffered: boolean;
}

/** `POST /v1/{network}/operator/acceptance/groups`, and `…/groups/{groupId}` to rename it. A name is taken once: `name_taken`. */
export interface GroupRequest {
  /** At most 60 characters. */
  name: string;
}
/**
 * `POST …/groups/{groupId}/partners`: vouchers sold earlier are taken there, too. `POST …/groups/{groupId}/partners/{partnerId}/end`:
 * no more; 409 `conflict` for the last one while vouchers of the group are open.
 */
export interface AddToGroupRequest {
  partnerId: string;
}
/** `POST …/kinds` */
export interface NewKindRequest extends KindRequest {
  groupId: string;
}
/** `POST …/kinds/{kindId}`: a new name is the name of what was sold, too. */
export interface KindRequest {
  /** At most 60 characters. */
  name: string;
  /** One to twelve different values, each a whole number of euros from 1 to 250, in cents. */
  denominationsCents: number[];
  isOffered: boolean;
}
