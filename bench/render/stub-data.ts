import type { VoucherOffer } from "../../sdk/wire/voucher.ts";

export const SITE_KEY = "pk_test_twistringen_0123456789abcdefghij";
/** Under which the shop's documented snippet asks for its product. */
export const PRODUCT_ID = 1_234_567;

const NAME = "Stadtgutschein Twistringen";
const VALUES_CENTS = [1_000, 2_500, 5_000];
const origin = "https://stadt.example/";

/** What our API answers; the wire type holds it to the real shape. */
export const OFFER: VoucherOffer = {
  network: {
    slug: "twistringen",
    town: "Twistringen",
    voucherName: NAME,
    mode: "test",
    brandColor: "#7a3d12",
    issuer: {
      name: "Gemeinschaft der Unternehmer Twistringen e. V.",
      street: "Lange Straße 1",
      postalCode: "27239",
      city: "Twistringen",
      email: "gutschein@stadt.example",
    },
    pages: {
      buy: `${origin}twistringen/buy`,
      wallet: `${origin}wallet`,
      scanner: `${origin}scanner`,
      withdrawal: `${origin}twistringen/withdrawal`,
      terms: `${origin}twistringen/terms`,
      privacy: `${origin}twistringen/privacy`,
    },
  },
  isOpen: true,
  denominationsCents: VALUES_CENTS,
  maxVouchers: 20,
  paymentMethods: ["test", "bank_transfer"],
  validUntil: "2029-12-31",
  deliveryDays: { first: "2026-11-25", last: "2027-11-25" },
  maxGreetingLength: 300,
};

/** What the Storefront API answers: every field that shopify-buy's query for one product names, and no picture. */
export const PRODUCT_ANSWER = {
  data: {
    node: {
      __typename: "Product",
      id: `gid://shopify/Product/${PRODUCT_ID}`,
      availableForSale: true,
      createdAt: "2026-11-01T08:00:00Z",
      updatedAt: "2026-11-01T08:00:00Z",
      descriptionHtml: "",
      description: "",
      handle: "stadtgutschein",
      productType: "",
      title: NAME,
      vendor: "Twistringen",
      publishedAt: "2026-11-01T08:00:00Z",
      onlineStoreUrl: null,
      options: [{ name: "Wert", values: VALUES_CENTS.map(nameOf) }],
      images: { pageInfo: { hasNextPage: false, hasPreviousPage: false }, edges: [] },
      variants: {
        pageInfo: { hasNextPage: false, hasPreviousPage: false },
        edges: VALUES_CENTS.map((cents, index) => ({ cursor: `cursor-${index}`, node: variant(cents, index) })),
      },
    },
  },
};

function variant(cents: number, index: number): object {
  const price = { amount: (cents / 100).toFixed(2), currencyCode: "EUR" };
  return {
    id: `gid://shopify/ProductVariant/${index + 1}`,
    title: nameOf(cents),
    price,
    priceV2: price,
    weight: 0,
    available: true,
    sku: "",
    compareAtPrice: null,
    compareAtPriceV2: null,
    image: null,
    selectedOptions: [{ name: "Wert", value: nameOf(cents) }],
    unitPrice: null,
    unitPriceMeasurement: null,
  };
}

function nameOf(cents: number): string {
  return `${cents / 100} €`;
}
