/** The issuer's office: who takes part, and who works in the office. */

export type PartnerKind = "shop" | "restaurant" | "producer" | "market_trader" | "club" | "service" | "public_body";

/** `GET /v1/{network}/operator/partners?search=`: in the order of the alphabet, at most 100. */
export interface ListPartnersResponse {
  partners: PartnerSummary[];
  /** True where more match than are listed. */
  hasMore: boolean;
}
export interface PartnerSummary {
  id: string;
  name: string;
  kind: PartnerKind;
  city: string;
  state: "active" | "suspended";
}

/** `GET /v1/{network}/operator/partners/{id}`; also the answer to suspending and resuming. */
export interface PartnerResponse {
  partner: SupervisedPartner;
}
export interface SupervisedPartner extends PartnerSummary {
  legalName: string;
  street: string;
  postalCode: string;
  phone: string;
  email: string;
  website: string;
  registerNumber: string;
  accountHolder: string;
  /** Absent where none was given. */
  iban?: string;
  since: string;
  /** Addresses of the owners: they are told of a suspension. */
  owners: string[];
  suspendedReason?: string;
}

/** `POST /v1/{network}/operator/partners/{id}/suspension`: the reason goes to the owners by mail. */
export interface SuspendPartnerRequest {
  reason: string;
}

/** `GET /v1/{network}/operator/team`; also the answer to changing it. */
export interface TeamResponse {
  deputies: Deputy[];
}
export interface Deputy {
  id: string;
  email: string;
  since: string;
  isYou: boolean;
}
/** `POST /v1/{network}/operator/team` */
export interface AddDeputyRequest {
  email: string;
}
