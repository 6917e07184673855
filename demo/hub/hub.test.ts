import assert from "node:assert/strict";
import { test } from "node:test";
import { createHub } from "./hub.ts";
import type { HubOptions } from "./hub-options.ts";

const key = { key: "pk_test_<x>" };
const options: HubOptions = {
  apiUrl: "http://localhost:4200",
  network: "twistringen-test",
  sites: { baecker: key, blumen: key, imker: key, kultur: key, stadt: key, eis: key },
  pairingCode: () => Promise.resolve("K7QF2M9X"),
  trainingCode: "7K3F-9QX2-AB4D-11TZ",
  mailboxUrl: "http://localhost:4201/",
  officeUrl: "http://localhost:4200/twistringen-test/office",
  walletUrl: "http://localhost:4200/twistringen-test/w",
  scannerUrl: "http://localhost:4200/twistringen-test/scan",
  operatorKey: "op_test_1",
  neighbour: "bassum-test",
  people: { florist: "heike@example.org", club: "vorstand@example.org", office: "buero@example.org" },
};
const hub = createHub(options);

test("the hub links every role and every site", async () => {
  const answer = await hub.request("http://localhost:4200/");
  assert.equal(answer.status, 200);
  assert.equal(answer.headers.get("cache-control"), "no-store");
  const page = await answer.text();
  for (const url of [options.mailboxUrl, options.officeUrl, options.walletUrl, options.scannerUrl])
    assert.ok(page.includes(`href="${url}"`), url);
  for (const path of [
    "twistringen-test/join",
    "twistringen-test/desk",
    "twistringen-test/operator",
    "bassum-test/buy",
    "twistringen-test/coupons",
  ])
    assert.ok(page.includes(`href="http://localhost:4200/${path}"`), path);
  for (const site of ["blumen", "stadt"])
    assert.ok(page.includes(`href="http://${site}.localhost:4200/#coupons"`), site);
  for (const address of Object.values(options.people)) assert.ok(page.includes(address), address);
  for (const name of ["baecker", "blumen", "imker", "kultur", "stadt", "eis"])
    assert.ok(page.includes(`href="http://${name}.localhost:4200/"`), name);
  for (const text of ["K7QF 2M9X", "7K3F-9QX2-AB4D-11TZ", "op_test_1", "npm run verify", "pk_test_&lt;x&gt;"])
    assert.ok(page.includes(text), text);
});

test("without a pairing code the hub still opens and says what to do", async () => {
  const answer = await createHub({ ...options, pairingCode: () => Promise.reject(new Error("database away")) }).request(
    "http://localhost/",
  );
  assert.equal(answer.status, 200);
  assert.match(await answer.text(), /Gerade nicht zu haben/);
});

test("the hub serves its font, styles and pictures, and a 404 page of its own", async () => {
  const font = await hub.request("http://localhost/hub/fonts/atkinson-hyperlegible-next-latin-wght-normal.woff2");
  assert.equal(font.headers.get("content-type"), "font/woff2");
  assert.ok((await font.arrayBuffer()).byteLength > 10_000);
  for (const path of ["/hub/hub.css", "/hub/art/hut.svg"])
    assert.equal((await hub.request(`http://localhost${path}`)).status, 200, path);
  const lost = await hub.request("http://localhost/hub/hub.ts");
  assert.equal(lost.status, 404);
  assert.match(await lost.text(), /Hier ist nichts/);
});

test("other hosts and paths are left alone", async () => {
  for (const url of ["http://baecker.localhost/", "http://localhost/v1", "http://baecker.localhost/hub/hub.css"]) {
    assert.equal(await (await hub.request(url)).text(), "404 Not Found", url);
  }
});
