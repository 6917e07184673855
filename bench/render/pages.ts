import { PRODUCT_ID, SITE_KEY } from "./stub-data.ts";

/** Ours, and @shopify/buy-button-js. */
export const SIDES = ["twuster", "shopify"] as const;
export type Side = (typeof SIDES)[number];

/** A baker's page with a snippet as its makers document it, and text before and after it. */
export function pageFor(side: Side, service: string): string {
  const snippet = side === "twuster" ? twusterSnippet(service) : shopifySnippet(service);
  const text = "<p>Brot, Brötchen und Butterkuchen aus dem Steinofen, jeden Morgen ab sechs Uhr.</p>";
  return (
    `<!doctype html><html lang="de"><head><meta charset="utf-8"><title>Bäckerei</title>` +
    `<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">` +
    // The shop's client knows https only; both pages carry the line, so that it costs both the same.
    `<script>const real=fetch;fetch=(url,...rest)=>real(String(url).replace("https:","http:"),...rest)</script></head>` +
    `<body><h1>Bäckerei</h1>${text}<main style="max-width:664px">${snippet}</main>${text.repeat(3)}</body></html>`
  );
}

function twusterSnippet(service: string): string {
  return (
    `<script type="module" src="${service}/v1/twuster.js"></script>` +
    `<twuster-voucher-purchase site="${SITE_KEY}"><a href="${service}/twistringen/buy">Gutschein kaufen</a></twuster-voucher-purchase>`
  );
}

/** From the package's docs/index.md, with its event to learn that the button answered. */
function shopifySnippet(service: string): string {
  return `<div id="my-product"></div><script src="${service}/buybutton.js"></script><script>
var client = ShopifyBuy.buildClient({ domain: "${new URL(service).host}", storefrontAccessToken: "stub" });
var ui = ShopifyBuy.UI.init(client);
ui.createComponent("product", {
  id: ${PRODUCT_ID},
  node: document.getElementById("my-product"),
  options: { product: { events: { addVariantToCart: function () { document.documentElement.dataset.answered = ""; } } } }
});
</script>`;
}
