/** Who did what when, as the issuer's office reads it. */

/** Everything the server writes into its audit. A new action gets a group and a sentence in German and English, or nothing compiles. */
export type AuditAction =
  | "pass.redeemed"
  | "pass.reversed"
  | "receipt.assigned"
  | "receipt.review"
  | "application.received"
  | "application.submitted"
  | "application.answered"
  | "application.asked"
  | "application.approved"
  | "application.declined"
  | "partner.enrolled"
  | "partner.suspended"
  | "partner.resumed"
  | "partner.profile_changed"
  | "partner.day_end_mail_changed"
  | "partner.embedding_changed"
  | "picture.added"
  | "picture.described"
  | "picture.removed"
  | "picture.ordered"
  | "membership.operator"
  | "membership.owner"
  | "membership.staff"
  | "membership.helper"
  | "membership.ended"
  | "device.paired"
  | "device.renamed"
  | "device.revoked"
  | "helper_link.created"
  | "helper_link.ended"
  | "site.added"
  | "site.changed"
  | "site.key_replaced"
  | "site.revoked"
  | "group.created"
  | "group.renamed"
  | "group.partner-added"
  | "group.partner-ended"
  | "kind.created"
  | "kind.changed"
  | "coupon.created"
  | "coupon.changed"
  | "coupon.live"
  | "coupon.paused"
  | "coupon.discarded"
  | "coupon.ended"
  | "book.created"
  | "book.changed"
  | "book.on_sale"
  | "book.ended"
  | "book.cover"
  | "settings.changed"
  | "settings.mail-accepted"
  | "settings.mail-refused"
  | "job.retried"
  | "mail.dropped";

/** What the list can be narrowed to. */
export type AuditGroup =
  | "vouchers"
  | "payments"
  | "partners"
  | "people"
  | "scanners"
  | "sites"
  | "profiles"
  | "coupons"
  | "settings"
  | "mail";

/**
 * `GET /v1/{network}/operator/audit?group=&partner=&device=&before=`: newest first, 50 at a time; `before` is the `id` of the
 * last entry shown. Sentences are in the language of the request.
 */
export interface AuditResponse {
  entries: AuditEntry[];
  /** True where older ones follow. */
  hasMore: boolean;
  /** Absent while nothing is sealed. */
  head?: AuditHead;
}
export interface AuditEntry {
  id: string;
  at: string;
  /** An `AuditAction`; an older release may have written others. */
  action: string;
  /** What was done. */
  sentence: string;
  /** By whom: a role, an own label, a device's name. Never the address of anybody outside the office. */
  actor: string;
  /** To what; absent where it is gone or goes without saying. */
  subject?: string;
  /** Number of the seal; absent for what is not sealed yet. */
  seal?: number;
}
/** The newest seal. Whoever has it on paper can prove that nothing before it was changed (`npm run verify -- --printed`). */
export interface AuditHead {
  number: number;
  /** SHA-256, 64 hexadecimal digits. */
  digest: string;
  sealedAt: string;
}

/** `GET /v1/{network}/operator/audit/places`: what the list can be narrowed to; every partner, with its scanners. */
export interface AuditPlacesResponse {
  partners: AuditPlace[];
}
export interface AuditPlace {
  id: string;
  name: string;
  devices: { id: string; name: string }[];
}
