import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import sharp from "sharp";
import type { PartnersResponse, ProfileInput, ProfileResponse } from "../../sdk/wire/profile.ts";
import { ask, assertRefused, type Answer } from "../../demo/testing/ask.ts";
import { SignedIn } from "../../demo/testing/signed-in.ts";
import { startTestTown, type TestTown } from "../../demo/testing/test-town.ts";
import { enrolPartner } from "../partners/enrol.ts";

let town: TestTown;
let owner: SignedIn;
let partnerId: string;
const good: ProfileInput = {
  story: "Erste Zeile\n\nZweiter Absatz",
  website: "https://www.beispiel.de/laden?x=1",
  phone: "+49 4243 123-45",
  street: "Lange Straße 5",
  postalCode: "27239",
  city: "Twistringen",
  categories: ["flowers"],
  hours: { weekly: [{ weekday: 1, from: "09:00", to: "18:00" }], closed: [] },
  location: { latitude: 52.8, longitude: 8.64 },
  isListed: true,
};
before(async () => void (town = await startTestTown({ worker: false })));
after(() => town.close());
beforeEach(async () => {
  partnerId = await enrolPartner(town.context, "Blumen & Mehr");
  owner = await SignedIn.as(town, town.context, `${partnerId}@blumen.example`, "owner", partnerId);
});

const save = (change: object = {}): Promise<Answer<ProfileResponse>> =>
  owner.ask(`desk/${partnerId}/profile`, { body: { ...good, ...change } });
async function upload(
  content: Uint8Array,
  as = owner,
  partner = partnerId,
  type = "image/jpeg",
): Promise<Answer<ProfileResponse>> {
  const response = await fetch(`${town.url}/v1/${town.network}/desk/${partner}/pictures`, {
    method: "POST",
    headers: { Cookie: as.cookie, Origin: town.url, "Content-Type": type },
    body: new Uint8Array(content),
  });
  return { status: response.status, headers: response.headers, body: (await response.json()) as ProfileResponse }; // safe because the caller compares what it gets
}
const jpeg = (): Promise<Buffer> =>
  sharp({ create: { width: 64, height: 48, channels: 3, background: "#a05020" } })
    .jpeg()
    .toBuffer();
const listed = async (): Promise<string[]> =>
  (await ask<PartnersResponse>(town, "partners")).body.partners.map(({ name }) => name);

test("what the desk saves is what it and everybody reads", async () => {
  const { status, body } = await save();
  assert.equal(status, 200, JSON.stringify(body));
  for (const [name, value] of Object.entries(good)) assert.deepEqual(body.profile[name as keyof ProfileInput], value);
  assert.match(body.profile.pageUrl ?? "", /^http:\/\/seiten\.localhost:\d+\/[a-z-]+\/blumen-mehr(-\d+)?$/);
  assert.ok((await listed()).includes("Blumen & Mehr"));
  const audit = await town.context.database.prisma.auditRow.findMany({ where: { subject: partnerId } });
  assert.ok(
    audit.some(({ action, actor }) => action === "partner.profile_changed" && actor === `person:${owner.personId}`),
  );
});

test("two of the same name get addresses of their own, and keep them", async () => {
  const first = (await save()).body.profile.pageUrl;
  const other = await enrolPartner(town.context, "Blumen & Mehr");
  const second = await SignedIn.as(town, town.context, "zwei@blumen.example", "owner", other);
  const { body } = await second.ask<ProfileResponse>(`desk/${other}/profile`, { body: good });
  assert.notEqual(body.profile.pageUrl, first);
  assert.equal((await save({ story: "Neu" })).body.profile.pageUrl, first);
});

test("who is not listed or suspended is not found", async () => {
  await save({ isListed: false });
  const own = (await owner.ask<ProfileResponse>(`desk/${partnerId}/profile`)).body.profile;
  assert.equal(own.pageUrl, undefined);
  await save();
  const where = { networkId_id: { networkId: town.context.network.id, id: partnerId } };
  await town.context.database.prisma.partner.update({ where, data: { state: "suspended", name: "Gesperrt" } });
  assert.ok(!(await listed()).includes("Gesperrt"));
});

for (const [name, change, field, reason] of [
  ["a website that runs", { website: "javascript:alert(1)" }, "website", "url_invalid"],
  ["a website with a password", { website: "https://a:b@example.de" }, "website", "url_invalid"],
  ["a website that is data", { website: "data:text/html,x" }, "website", "url_invalid"],
  ["a website of nobody", { website: "https://localhost" }, "website", "url_invalid"],
  ["an address by number", { website: "http://169.254.169.254/" }, "website", "url_invalid"],
  ["a phone of letters", { phone: "ruf an" }, "phone", "phone_invalid"],
  ["a street in two lines", { street: "Weg 1\r\nBcc: x" }, "street", "wrong_type"],
  ["a short postcode", { postalCode: "272" }, "postalCode", "postal_code_invalid"],
  ["a category of its own", { categories: ["gold"] }, "categories.0", "value_not_offered"],
  ["too many categories", { categories: ["flowers", "farm", "food", "gifts", "home"] }, "categories", "too_many"],
  ["a story without end", { story: "x".repeat(4_001) }, "story", "too_long"],
  ["a story with a zero byte", { story: "a\0b" }, "story", "wrong_type"],
  ["half a place", { location: { latitude: 52.8 } }, "location.longitude", "required"],
  ["a place beyond the earth", { location: { latitude: 91, longitude: 0 } }, "location.latitude", "place_incomplete"],
  [
    "times that overlap",
    { hours: { weekly: [good.hours.weekly[0], { weekday: 1, from: "17:00", to: "19:00" }], closed: [] } },
    "hours.weekly",
    "span_overlaps",
  ],
  [
    "Sunday's night into Monday",
    { hours: { weekly: [{ weekday: 7, from: "20:00", to: "10:00" }, good.hours.weekly[0]], closed: [] } },
    "hours.weekly",
    "span_overlaps",
  ],
  [
    "a time that is none",
    { hours: { weekly: [{ weekday: 1, from: "9", to: "18:00" }], closed: [] } },
    "hours.weekly.0.from",
    "wrong_type",
  ],
  [
    "a day that is none",
    { hours: { weekly: [], closed: [{ first: "2026-02-30", last: "2026-03-01", note: "" }] } },
    "hours.closed.0.first",
    "date_invalid",
  ],
  [
    "days backwards",
    { hours: { weekly: [], closed: [{ first: "2026-03-02", last: "2026-03-01", note: "" }] } },
    "hours.closed.0.last",
    "date_out_of_range",
  ],
  ["a field nobody asked for", { state: "active" }, "state", "unknown_field"],
] as const)
  test(`refused, and nothing half-done: ${name}`, async () => {
    await save();
    assertRefused(await save({ city: "Bremen", ...change }), 400, "invalid", { [field]: reason });
    assert.equal((await owner.ask<ProfileResponse>(`desk/${partnerId}/profile`)).body.profile.city, "Twistringen");
  });

test("a website typed without its scheme gets one", async () => {
  assert.equal((await save({ website: "www.beispiel.de" })).body.profile.website, "https://www.beispiel.de");
});

test("pictures are added, described, put in order, removed", async () => {
  await upload(await jpeg());
  const added = await upload(await jpeg());
  assert.equal(added.status, 201, JSON.stringify(added.body));
  const [first, second] = added.body.profile.pictures;
  const path = `desk/${partnerId}/pictures`;
  await owner.ask(`${path}/${second!.id}`, { body: { alt: "Ein <b>Strauß</b>" } }); // safe because two were added
  await owner.ask(`${path}/order`, { body: { ids: [second!.id, first!.id] } }); // safe as above
  const removed = await owner.ask<ProfileResponse>(`${path}/${first!.id}/removal`, { body: {} }); // safe as above
  assert.deepEqual(
    removed.body.profile.pictures.map(({ id, alt }) => [id, alt]),
    [[second!.id, "Ein <b>Strauß</b>"]], // safe as above
  );
  const missing = await owner.ask(`${path}/${first!.id}`, { body: { alt: "weg" } }); // safe as above
  assertRefused(missing, 404, "not_found");
  assertRefused(await owner.ask(`${path}/order`, { body: { ids: [] } }), 409, "conflict");
});

test("the ninth picture is refused, however many come at once", async () => {
  const content = await jpeg();
  const answers = await Promise.all(Array.from({ length: 10 }, () => upload(content)));
  assert.equal(answers.filter(({ status }) => status === 201).length, 8);
  for (const answer of answers.filter(({ status }) => status !== 201))
    assertRefused(answer, 400, "invalid", { picture: "too_many" });
});

test("an upload has a limit of its own, and nothing else has it", async () => {
  const tooMuch = Buffer.alloc(8_000_001, 0xff);
  assertRefused(await upload(tooMuch), 400, "invalid", { body: "too_long" });
  assertRefused(await save({ story: "x".repeat(17_000) }), 400, "invalid", { body: "too_long" });
  assertRefused(
    await owner.ask(`desk/${partnerId}/pictures/order`, { body: { ids: ["x".repeat(17_000)] } }),
    400,
    "invalid",
    { body: "too_long" },
  );
});

test("a script, a page, a cut-off or a huge picture is refused, whatever it calls itself, and nothing is kept", async () => {
  const good = await jpeg();
  const huge = await sharp({ create: { width: 50_000, height: 1, channels: 3, background: "#fff" } })
    .png()
    .toBuffer();
  const evil: [Uint8Array, reason: string][] = [
    [Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), "picture_unknown"],
    [Buffer.from("<!doctype html><script>alert(1)</script>"), "picture_unknown"],
    [Buffer.from("GIF89a/*\x00*/=1;alert(1)", "latin1"), "picture_unknown"],
    [Buffer.concat([good, Buffer.from("<script>alert(1)</script>")]), "picture_unknown"],
    [Buffer.concat([good, Buffer.from("PK\x05\x06" + "\0".repeat(18), "latin1")]), "picture_unknown"],
    [good.subarray(0, good.length / 2), "picture_broken"],
    [huge, "picture_too_large"],
  ];
  for (const [content, reason] of evil)
    for (const type of ["image/jpeg", "image/svg+xml", "text/html"])
      assertRefused(await upload(content, owner, partnerId, type), 400, "invalid", { picture: reason });
  const count = await town.context.database.prisma.partnerPicture.count({ where: { partnerId } });
  assert.equal(count, 0);
});

test("another partner's picture looks as if it were not there", async () => {
  const { body } = await upload(await jpeg());
  const [picture] = body.profile.pictures;
  const other = await enrolPartner(town.context, "Nebenan");
  const neighbour = await SignedIn.as(town, town.context, "neben@an.example", "owner", other);
  for (const partner of [partnerId, other]) {
    const path = `desk/${partner}/pictures/${picture!.id}`; // safe because it was just added
    assertRefused(await neighbour.ask(path, { body: { alt: "meins" } }), 404, "not_found");
    assertRefused(await neighbour.ask(`${path}/removal`, { body: {} }), 404, "not_found");
  }
  assert.equal((await upload(await jpeg(), neighbour)).status, 404);
  assert.equal((await owner.ask<ProfileResponse>(`desk/${partnerId}/profile`)).body.profile.pictures[0]?.alt, "");
});

test("the list of partners is everybody's, and not sent twice", async () => {
  const { headers } = await ask(town, "partners");
  assert.equal(headers.get("Cache-Control"), "public, max-age=60");
  assert.equal(headers.get("Access-Control-Allow-Origin"), "*");
  const again = await fetch(`${town.url}/v1/${town.network}/partners`, {
    headers: { "If-None-Match": headers.get("ETag") ?? "" },
  });
  assert.equal(again.status, 304);
  const live = await ask<PartnersResponse>({ ...town, network: town.town.liveSlug }, "partners");
  assert.deepEqual(live.body.partners, []);
});
