import type { Language } from "../documents/format.ts";

/** What every print of a partner needs. */
export interface PrintInput {
  network: { voucherName: string; mode: "test" | "live"; brandColor: string; issuer: { name: string } };
  partnerName: string;
  language: Language;
  /** Stands in the file: the same input gives the same bytes. */
  createdAt: Date;
}
