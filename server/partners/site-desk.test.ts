import assert from "node:assert/strict";
import dns from "node:dns";
import { createServer } from "node:net";
import { after, before, mock, test } from "node:test";
import { ask, assertRefused, orderBody, type Answer } from "../../demo/testing/ask.ts";
import { asOwner } from "../../demo/testing/books.ts";
import { SignedIn } from "../../demo/testing/signed-in.ts";
import { days, minutes, TestClock } from "../../demo/testing/test-clock.ts";
import { startTestTown, type TestTown } from "../../demo/testing/test-town.ts";
import type {
  ListSitesResponse,
  SiteCheckResponse,
  SiteRequest,
  SiteResponse,
  SiteView,
} from "../../sdk/wire/sites.ts";
import { maxSites, overlapMs } from "./site-desk.ts";

const clock = new TestClock();
const page = "https://www.blumen.example";
let town: TestTown;
let owner: SignedIn;
let staff: SignedIn;
let partnerId: string;
before(async () => {
  town = await startTestTown({ worker: false, clock });
  partnerId = town.town.sites.blumen.partnerId;
  owner = await SignedIn.as(town, town.context, "frau@blumen.example", "owner", partnerId);
  staff = await SignedIn.as(town, town.context, "hilfe@blumen.example", "staff", partnerId);
});
after(() => town.close());

const desk = (path = ""): string => `desk/${partnerId}/sites${path}`;
const add = (wish: Partial<SiteRequest> = {}, who = owner): Promise<Answer<SiteResponse>> =>
  who.ask(desk(), { body: { name: "Laden", origins: [page], ...wish } });
const added = async (wish: Partial<SiteRequest> = {}): Promise<SiteView> => {
  const answer = await add(wish);
  assert.equal(answer.status, 201, JSON.stringify(answer.body));
  return answer.body.site;
};
const list = async (): Promise<SiteView[]> => (await owner.ask<ListSitesResponse>(desk())).body.sites;
const find = async ({ id }: Pick<SiteView, "id">): Promise<SiteView> =>
  (await list()).find((one) => one.id === id) ?? assert.fail("the site is not listed");
const offer = async (key: string, origin: string): Promise<number> =>
  (await ask(town, `voucher-offer?site=${key}`, { headers: { Origin: origin } })).status;
const check = async (key: string, origin = page): Promise<SiteCheckResponse["check"]> =>
  (await ask<SiteCheckResponse>(town, `site-check?site=${key}`, { headers: { Origin: origin } })).body.check;
const revoke = ({ id }: SiteView): Promise<Answer<SiteResponse>> =>
  owner.ask(desk(`/${id}/revocation`), { method: "POST" });
const auditOf = async ({ id }: SiteView): Promise<unknown[]> =>
  town.context.database.prisma.auditRow.findMany({
    where: { networkId: town.context.network.id, subject: id },
    orderBy: { id: "asc" },
    select: { actor: true, action: true },
  });

test("added by any form of its address; the key sells on exactly that origin at once", async () => {
  const site = await added({
    origins: ["WWW.Blumen.example/shop/?a=b", "https://www.blumen.example", "blüten.example"],
  });
  assert.match(site.key, /^pk_test_twistringen-test_[0-9a-z]{16}$/);
  assert.deepEqual(site.origins, [
    { origin: page, label: page },
    { origin: "https://xn--blten-lva.example", label: "https://blüten.example" },
  ]);
  assert.equal(await offer(site.key, page), 200);
  for (const other of [
    "https://blumen.example",
    "http://www.blumen.example",
    "https://www.blumen.example:8443",
    "null",
  ])
    assert.equal(await offer(site.key, other), 403, other);
  assert.deepEqual(await auditOf(site), [{ actor: `person:${owner.personId}`, action: "site.added" }]);
  await revoke(site);
});

test("renamed, and other origins: the old ones are shut at once", async () => {
  const site = await added();
  const body = { name: "Blumenstube", origins: ["blumenstube.example"] };
  const answer = await owner.ask<SiteResponse>(desk(`/${site.id}`), { body });
  assert.equal(answer.status, 200);
  assert.deepEqual([answer.body.site.name, answer.body.site.key], ["Blumenstube", site.key]);
  assert.deepEqual([await offer(site.key, page), await offer(site.key, "https://blumenstube.example")], [403, 200]);
  await revoke(site);
});

test("a new key works at once, the old one for seven days to the millisecond", async () => {
  const site = await added();
  const answer = await owner.ask<SiteResponse>(desk(`/${site.id}/key`), { body: { key: site.key } });
  assert.equal(answer.status, 200);
  const { key, oldKeys } = answer.body.site;
  const until = new Date(clock.now().getTime() + overlapMs).toISOString();
  assert.notEqual(key, site.key);
  assert.deepEqual(oldKeys, [{ key: site.key, expiresAt: until }]);
  assert.equal(overlapMs, days(7));
  assert.deepEqual([await offer(key, page), await offer(site.key, page)], [200, 200]);
  assert.deepEqual(await check(site.key), { key: "old", until, isOriginAllowed: true });

  clock.pass(overlapMs - 1);
  assert.equal(await offer(site.key, page), 200);
  const headers = { Origin: page, "Idempotency-Key": "rotation-at-the-edge-1" };
  assert.equal((await ask(town, "orders", { body: orderBody({ siteKey: site.key }), headers })).status, 201);
  await town.twuster.housekeeping.run();
  assert.equal((await find(site)).oldKeys.length, 1);

  clock.pass(1);
  assert.equal(await offer(site.key, page), 401);
  assert.deepEqual(await check(site.key), { key: "unknown" });
  assert.equal(await offer(key, page), 200);
  await town.twuster.housekeeping.run();
  const { prisma } = town.context.database;
  assert.equal(await prisma.retiredSiteKey.count({ where: { siteId: site.id } }), 0);
  await revoke(site);
});

test("pressed twice at once, the key is replaced once", async () => {
  const site = await added();
  const press = (): Promise<Answer<SiteResponse>> => owner.ask(desk(`/${site.id}/key`), { body: { key: site.key } });
  const answers = await Promise.all([press(), press(), press()]);
  assert.deepEqual(answers.map(({ status }) => status).toSorted(), [200, 409, 409]);
  assert.equal((await find(site)).oldKeys.length, 1);
  await revoke(site);
});

test("a revoked site is dead with all its keys, stays listed last, and can't be changed", async () => {
  const site = await added();
  await owner.ask(desk(`/${site.id}/key`), { body: { key: site.key } });
  const { key } = await find(site);
  assert.equal((await revoke(site)).body.site.state, "revoked");
  assert.deepEqual([await offer(key, page), await offer(site.key, page)], [401, 401]);
  assert.deepEqual([await check(key), await check(site.key)], [{ key: "revoked" }, { key: "revoked" }]);
  assertRefused(await owner.ask(desk(`/${site.id}`), { body: { name: "x", origins: [page] } }), 409, "conflict");
  assertRefused(await owner.ask(desk(`/${site.id}/key`), { body: { key } }), 409, "conflict");
  const states = (await list()).map(({ state }) => state);
  assert.deepEqual(states, states.toSorted());
});

test("when a site was last alive: told by its own pages alone, at most once an hour", async () => {
  const site = await added();
  const seen = async (): Promise<string | undefined> => (await find(site)).lastSeenAt;
  await offer(site.key, town.url);
  await ask(town, `voucher-offer?site=${site.key}`);
  await offer(site.key, "https://elsewhere.example");
  assert.equal(await seen(), undefined);
  const first = clock.now().toISOString();
  await offer(site.key, page);
  assert.equal(await seen(), first);
  clock.pass(minutes(60) - 1);
  await offer(site.key, page);
  assert.equal(await seen(), first);
  clock.pass(1);
  await offer(site.key, page);
  assert.equal(await seen(), clock.now().toISOString());
  await revoke(site);
});

test("bad input: one reason per field, and nothing half-done", async () => {
  const site = await added();
  const before = await list();
  for (const [wish, fields] of [
    [
      { origins: [page, "http://blumen.example", "*.blumen.example"] },
      { "origins.1": "origin_insecure", "origins.2": "origin_wildcard" },
    ],
    [{ origins: ["javascript:alert(1)"] }, { "origins.0": "origin_invalid" }],
    [{ origins: ["https://10.0.0.1"] }, { "origins.0": "origin_is_ip" }],
    [{ origins: ["https://a:b@blumen.example"] }, { "origins.0": "origin_has_login" }],
    [{ origins: [town.url] }, { "origins.0": "origin_is_ours" }],
    [{ origins: [] }, { origins: "required" }],
    [{ origins: Array.from({ length: 11 }, (_, i) => `a${i}.example`) }, { origins: "too_many" }],
    [{ name: "  " }, { name: "required" }],
    [{ name: "x".repeat(61) }, { name: "too_long" }],
    [{ key: "pk_test_mine" } as object, { key: "unknown_field" }],
  ] as const)
    for (const path of ["", `/${site.id}`])
      assertRefused(
        await owner.ask(desk(path), { body: { name: "Laden", origins: [page], ...wish } }),
        400,
        "invalid",
        fields,
      );
  assert.deepEqual(await list(), before);
  await revoke(site);
});

test("a partner has at most twenty sites in use", async () => {
  const sites = [];
  while ((await list()).filter(({ state }) => state === "active").length < maxSites) sites.push(await added());
  assertRefused(await add(), 409, "conflict");
  for (const site of sites) await revoke(site);
  await revoke(await added());
});

test("staff may look, not change; another partner's site looks as if it were not there", async () => {
  const site = await added();
  assert.equal((await staff.ask(desk())).status, 200);
  assertRefused(await add({}, staff), 403, "forbidden");
  const other = town.town.sites.baecker.partnerId;
  const baker = await SignedIn.as(town, town.context, "anke@baecker.example", "owner", other);
  for (const [path, body] of [
    ["", { name: "x", origins: [page] }],
    ["/key", { key: site.key }],
    ["/revocation", undefined],
  ] as const) {
    const method = { method: "POST", ...(body ? { body } : {}) } as const;
    assertRefused(await baker.ask(`desk/${other}/sites/${site.id}${path}`, method), 404, "not_found");
    assertRefused(await baker.ask(desk(`/${site.id}${path}`), method), 404, "not_found");
    assertRefused(await staff.ask(desk(`/${site.id}${path}`), method), 403, "forbidden");
  }
  assert.deepEqual(await find(site), site);
  await revoke(site);
});

test("a suspended partner's keys say revoked", async () => {
  const site = await added();
  await asOwner(town, "UPDATE partners SET state = 'suspended' WHERE id = $1", [partnerId]);
  assert.deepEqual(await check(site.key), { key: "revoked" });
  await asOwner(town, "UPDATE partners SET state = 'active' WHERE id = $1", [partnerId]);
  assert.deepEqual(await check(site.key, "https://elsewhere.example"), { key: "good", isOriginAllowed: false });
  await revoke(site);
});

test("an address is written down and never asked: nothing connects to it, no name is looked up", async () => {
  let connections = 0;
  const listener = createServer((socket) => {
    connections++;
    socket.destroy();
  });
  await new Promise<void>((ready) => void listener.listen(0, "127.0.0.1", ready));
  const { port } = listener.address() as { port: number }; // safe because it listens on TCP
  const inside = [
    `http://localhost:${port}`,
    `http://intern.localhost:${port}`,
    "https://metadata.google.internal",
    "https://169.254.169.254.nip.example",
    "https://postgres.internal:5432",
  ];
  const names: string[] = [];
  const real = dns.lookup;
  mock.method(dns, "lookup", ((name: string, ...rest: never[]) => {
    names.push(name);
    return Reflect.apply(real, dns, [name, ...rest]);
  }) as typeof dns.lookup); // safe because it hands everything on
  const site = await added({ origins: inside });
  await owner.ask(desk(`/${site.id}`), { body: { name: "Innen", origins: inside.toReversed() } });
  await owner.ask(desk(`/${site.id}/key`), { body: { key: site.key } });
  for (const origin of inside) {
    assert.equal(await offer(site.key, origin), 200);
    await check(site.key, origin);
    const headers = { Origin: origin, "Idempotency-Key": `inside-${inside.indexOf(origin)}-0123456789` };
    assert.equal((await ask(town, "orders", { body: orderBody({ siteKey: site.key }), headers })).status, 201);
  }
  await list();
  await town.twuster.worker.drain();
  await town.twuster.housekeeping.run();
  await revoke(site);
  const isInside = (name: string): boolean => inside.slice(1).some((origin) => new URL(origin).hostname === name);
  assert.deepEqual([connections, names.filter(isInside)], [0, []]);
  // The traps see what they should.
  await fetch(`http://localhost:${port}`).catch(() => undefined);
  await fetch("https://postgres.internal").catch(() => undefined);
  assert.deepEqual([connections > 0, names.filter(isInside)], [true, ["postgres.internal"]]);
  mock.restoreAll();
  listener.close();
});
