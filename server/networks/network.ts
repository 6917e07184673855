import type { TownTexts } from "../../sdk/wire/network-settings.ts";

/** A town's network, or its test twin. */
export interface Network {
  id: string;
  slug: string;
  mode: "test" | "live";
  town: string;
  voucherName: string;
  brandColor: string;
  issuer: { name: string; street: string; postalCode: string; city: string; email: string };
  iban: string;
  bic: string;
  denominationsCents: number[];
  /** Most vouchers in one order. */
  maxVouchers: number;
  timeZone: string;
  /** Two-digit postcode areas of the limited network (BMF of 15 March 2022); none: not set yet. */
  postcodeAreas: string[];
  texts: TownTexts;
}

/** Live networks may not sell before withdrawal (§ 356a BGB) and refund exist. */
export function isOpenForSale(network: Network): boolean {
  return network.mode === "test";
}
