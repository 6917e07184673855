import type { VoucherOffer } from "../../sdk/wire/voucher.ts";

/** What the skeleton is drawn from: a usual offer, so that the real one takes the same room. Never shown as text. */
export const SAMPLE_OFFER: VoucherOffer = {
  network: {
    slug: "",
    town: "Twistringen",
    voucherName: "Stadtgutschein Twistringen",
    mode: "test",
    brandColor: "",
    issuer: {
      name: "Gemeinschaft der Unternehmer",
      street: "Lange Straße 1",
      postalCode: "27239",
      city: "Twistringen",
      email: "info@example.de",
    },
    pages: { buy: "", wallet: "", scanner: "", withdrawal: "", terms: "", privacy: "" },
  },
  isOpen: true,
  denominationsCents: [1000, 2500, 5000],
  maxVouchers: 20,
  paymentMethods: ["test", "bank_transfer"],
  validUntil: "2029-12-31",
  deliveryDays: { first: "2026-01-01", last: "2026-12-31" },
  maxGreetingLength: 300,
};
