import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";
import sharp from "sharp";
import { ask, assertRefused } from "../../demo/testing/ask.ts";
import { liveCoupon } from "../../demo/testing/coupons.ts";
import { SignedIn } from "../../demo/testing/signed-in.ts";
import { startTestTown, type TestTown } from "../../demo/testing/test-town.ts";
import type { DeskCouponResponse } from "../../sdk/wire/coupon-desk.ts";
import type { ListCouponsResponse } from "../../sdk/wire/coupon.ts";
import type { ProfileResponse } from "../../sdk/wire/profile.ts";
import { inOrderOfTheDay } from "./day-order.ts";

let town: TestTown;
let florist: string;
let baker: string;
before(async () => {
  town = await startTestTown({ worker: false });
  florist = town.town.sites.blumen.partnerId;
  baker = town.town.sites.baecker.partnerId;
});
after(() => town.close());

const day = (offset: number): string => new Date(Date.UTC(2027, 0, 1 + offset)).toISOString().slice(0, 10);
const coupons = (perPartner: Record<string, number>): { id: string; partner: { id: string } }[] =>
  Object.entries(perPartner).flatMap(([partner, count]) =>
    Array.from({ length: count }, (_, i) => ({ id: `${partner}${i}`, partner: { id: partner } })),
  );

test("who has many coupons does not come before the others have come once", () => {
  for (let offset = 0; offset < 100; offset++) {
    const order = inOrderOfTheDay(coupons({ a: 1, b: 20, c: 2 }), day(offset)).map(({ partner }) => partner.id);
    assert.deepEqual(order.slice(0, 3).toSorted(), ["a", "b", "c"]);
    assert.deepEqual(order.slice(3, 5).toSorted(), ["b", "c"]);
    assert.equal(order.length, 23);
  }
});

test("first is each as often, whatever it is called and however many coupons it has; on one day the order stays", () => {
  const days = 1_000;
  const firsts: Record<string, number> = {};
  for (let offset = 0; offset < days; offset++) {
    const all = coupons({ a: 1, b: 20, c: 2, d: 5, e: 1 });
    const order = inOrderOfTheDay(all, day(offset));
    assert.deepEqual(inOrderOfTheDay(all.toReversed(), day(offset)), order);
    const first = order[0]!.partner.id; // safe because there are coupons
    firsts[first] = (firsts[first] ?? 0) + 1;
  }
  // 200 each; five standard deviations of a fair draw are 63.
  for (const partner of "abcde") assert.ok(Math.abs((firsts[partner] ?? 0) - days / 5) < 63, JSON.stringify(firsts));
});

test("a partner's, the asking site's own, a category's", async () => {
  const own = await liveCoupon(town.context, florist);
  const other = await liveCoupon(town.context, baker);
  const list = async (query: string): Promise<string[]> =>
    (await ask<ListCouponsResponse>(town, `coupons?${query}`)).body.coupons.map(({ id }) => id);
  assert.deepEqual((await list("")).toSorted(), [own, other].toSorted());
  assert.deepEqual(await list(`partner=${florist}`), [own]);
  assert.deepEqual(await list(`partner=own&site=${town.siteKey}`), [other], "the key is the bakery's");
  assert.deepEqual(await list("category=bakery"), [other]);
  assert.deepEqual(await list(`partner=${randomUUID()}`), []);
  assertRefused(await ask(town, "coupons?partner=own"), 400, "invalid", { site: "required" });
  assertRefused(await ask(town, "coupons?partner=1"), 400, "invalid", { partner: "wrong_type" });
});

test("the list comes packed to whoever unpacks it", async () => {
  for (let i = 0; i < 20; i++) await liveCoupon(town.context, baker, { title: `Brot Nummer ${i}` });
  const [plain, packed] = await Promise.all(
    ["identity", "gzip"].map((encoding) =>
      fetch(`${town.url}/v1/${town.network}/coupons`, { headers: { "Accept-Encoding": encoding } }),
    ),
  );
  assert.equal(plain!.headers.get("Content-Encoding"), null); // safe because two were asked for
  assert.equal(packed!.headers.get("Content-Encoding"), "gzip"); // safe as above
  assert.deepEqual(await packed!.json(), await plain!.json()); // safe as above
});

test("its picture is there once it is out, and only then", async () => {
  const owner = await SignedIn.as(town, town.context, "heike@example.org", "owner", florist);
  const jpeg = await sharp({ create: { width: 64, height: 48, channels: 3, background: "#a05020" } })
    .jpeg()
    .toBuffer();
  const response = await fetch(`${town.url}/v1/${town.network}/desk/${florist}/pictures`, {
    method: "POST",
    headers: { Cookie: owner.cookie, Origin: town.url, "Content-Type": "image/jpeg" },
    body: new Uint8Array(jpeg),
  });
  const { profile } = (await response.json()) as ProfileResponse; // safe because the upload is refused otherwise, and the next line fails
  const pictureId = profile.pictures[0]!.id; // safe because it was just added
  const terms = { ...(await firstOffer()).terms, title: "Mit Bild" };
  const made = await owner.ask<DeskCouponResponse>(`desk/${florist}/coupons`, {
    body: { terms, audience: { kind: "all" }, pictureId },
  });
  assert.equal(made.status, 201, JSON.stringify(made.body));
  const { id } = made.body.coupon;
  const picture = (): Promise<Response> => fetch(`${town.url}/v1/${town.network}/coupons/${id}/picture.webp`);
  assert.equal((await picture()).status, 404, "a draft is nobody's business");
  await owner.ask(`desk/${florist}/coupons/${id}/state`, { body: { state: "live" } });
  const shown = await picture();
  assert.deepEqual([shown.status, shown.headers.get("Content-Type")], [200, "image/webp"]);
  assert.equal((await sharp(await shown.arrayBuffer()).metadata()).format, "webp");
  await owner.ask(`desk/${florist}/coupons/${id}/state`, { body: { state: "ended" } });
  assert.equal((await picture()).status, 404);
});

async function firstOffer(): Promise<ListCouponsResponse["coupons"][number]> {
  return (await ask<ListCouponsResponse>(town, "coupons")).body.coupons[0]!; // safe because coupons were put out
}
