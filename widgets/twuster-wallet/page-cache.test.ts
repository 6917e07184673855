import { isPageFile, PageCache, partsOf } from "./page-cache.ts";
import { assertEqual } from "./wallet-testing.ts";

const base = "https://api.example/v1/twuster.js";

describe("what is kept of the page", () => {
  afterEach(async () => {
    for (const name of await caches.keys()) await caches.delete(name);
  });

  it("finds what scripts, styles and pages name, and leaves other elements out", () => {
    const script = `import{a}from"./c/lit-1a.js";const m={w:()=>import("./c/twuster-wallet-2b.js"),s:()=>import("./c/twuster-scanner-3c.js")};export*from"./c/twuster-element-4d.js"`;
    assertEqual(
      partsOf(script, base).map((url) => url.pathname),
      ["/v1/c/lit-1a.js", "/v1/c/twuster-wallet-2b.js", "/v1/c/twuster-element-4d.js"],
    );
    assertEqual(
      partsOf("@font-face{src:url(/f/a.woff2)}", base).map((url) => url.pathname),
      ["/f/a.woff2"],
    );
    assertEqual(
      partsOf('<link rel="stylesheet" href="/page.css"><a href="https://x.de/y.js">', base).map((url) => url.pathname),
      ["/page.css"],
    );
  });

  it("never takes an answer of the API or a foreign host for a file", () => {
    const take = (url: string): boolean => isPageFile(new URL(url), "https://api.example");
    assertEqual(take("https://api.example/v1/twuster.js"), true);
    assertEqual(take("https://api.example/v1/town/passes/find"), false);
    assertEqual(take("https://api.example/v1/town/orders/1"), false);
    assertEqual(take("https://evil.example/v1/twuster.js"), false);
  });

  it("keeps the page under its bare address: a code in the fragment goes nowhere", async () => {
    const cache = new PageCache(location.origin, "/__town.json");
    await cache.renew(new URL("/__town.json#7K3F9QX27K3F9QX2", location.origin));
    assertEqual((await cache.find(new URL("/__town.json", location.origin)))?.ok, true);
    for (const name of await caches.keys()) {
      const keys = await (await caches.open(name)).keys();
      assertEqual(
        keys.map(({ url }) => url),
        [`${location.origin}/__town.json`],
      );
    }
  });

  it("keeps the last good copy when the server fails", async () => {
    const cache = new PageCache(location.origin, "/missing-page");
    assertEqual((await cache.renew(new URL("/missing-page", location.origin))).ok, false);
    assertEqual(await cache.find(new URL("/missing-page", location.origin)), undefined);
  });

  it("drops older versions of its own, and nobody else's", async () => {
    await caches.open("twuster-wallet:/town/w:0");
    await caches.open("twuster-wallet:/syke/w:0");
    await new PageCache(location.origin, "/town/w").dropOlder();
    assertEqual(await caches.keys(), ["twuster-wallet:/syke/w:0"]);
  });
});
