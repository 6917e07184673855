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
}

/** Live networks may not sell before withdrawal (§ 356a BGB) and refund exist. */
export function isOpenForSale(network: Network): boolean {
  return network.mode === "test";
}
