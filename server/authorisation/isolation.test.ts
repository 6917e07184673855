import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { asOwner } from "../../demo/testing/books.ts";
import { startSecondTown, type TestTown } from "../../demo/testing/test-town.ts";
import { insertNetwork } from "../networks/store.ts";
import type { Actor, Row } from "./row.ts";
import { send } from "./send.ts";
import { slices } from "./slices.ts";
import { startStage, type Stage } from "./stage.ts";
import { onlyIn, textsOf } from "./texts.ts";

/** A town of two, with everything in it that the API can make. */
interface Side {
  stage: Stage;
  rows: [operation: string, row: Row | string][];
}
let anton: Side;
let berta: Side;

before(async () => {
  const first = await startStage();
  const { context, twuster } = first.town;
  const { network, database, clock } = context;
  for (const [id, slug, mode] of [
    [crypto.randomUUID(), "bassum-test", "test"],
    [crypto.randomUUID(), "bassum", "live"],
  ] as const)
    await insertNetwork(
      database,
      {
        ...network,
        id,
        slug,
        mode,
        town: "Bertastadt",
        voucherName: "Bertastädter Stadtgutschein",
        brandColor: "#7a2f5c",
        issuer: { ...network.issuer, name: "Bertas Kaufleute e. V.", email: "gutschein@berta.example" },
      },
      clock.now(),
    );
  const second = await startSecondTown(first.town, "bassum");
  assert.equal(second.twuster, twuster);
  anton = await furnish(first, "Antonwort");
  berta = await furnish(await startStage({ town: second, clock: first.clock }), "Bertawort");
});
after(() => anton?.stage.close());

/** Asks every route as it wants to be asked, then writes the town's word into all that a partner says of itself. */
async function furnish(stage: Stage, word: string): Promise<Side> {
  const rows = slices.flatMap((slice) => Object.entries<Row | string>(slice(stage)));
  for (const [operation, row] of rows) {
    if (typeof row === "string" || operation.startsWith("get ")) continue;
    const subject = { ...(await row.prepare?.()) };
    const answer = await send(stage.town, operation, row, subject, await row.accepted(subject));
    assert.equal(answer.status, row.status, `${operation}: ${answer.text.slice(0, 300)}`);
  }
  await asOwner(
    stage.town,
    `UPDATE partners SET name = name || ' ${word}', story = 'Geschichte ${word}', street = '${word}weg 3', city = '${word}',
     phone = '+49 4243 ${word.length}00', is_listed = (slug IS NOT NULL) WHERE network_id = $1`,
    [stage.town.context.network.id],
  );
  return { stage, rows };
}

/** Everything that the town answers to a GET, to everybody in it. */
async function readAll({ stage, rows }: Side): Promise<[where: string, text: string][]> {
  const { town, cookies, devices } = stage;
  const roles = ["owner", "staff", "helper", "otherOwner", "operator", "stranger"] as const;
  const answers: [string, string][] = [];
  for (const [operation, row] of rows) {
    if (!operation.startsWith("get ")) continue;
    if (typeof row === "string") {
      // About one thing: whose it is, is asked where it is served; "of another town" below.
      if (/\{(?!network)/.test(operation)) continue;
      const open: Row = { status: 200, accepted: () => ({}), refused: () => [] };
      answers.push([operation, (await send(town, operation, open, {}, {})).text]);
      continue;
    }
    await forgetFailures(town);
    const subject = { ...(await row.prepare?.()) };
    const answer = await send(town, operation, row, subject, await row.accepted(subject));
    assert.equal(answer.status, row.status, `${operation}: ${answer.text.slice(0, 300)}`);
    answers.push([operation, answer.text]);
    const everybody: Actor[] = [
      ...roles.map((role) => ({ headers: { Cookie: cookies[role] } })),
      { device: devices.ours },
    ];
    for (const actor of everybody) answers.push([operation, (await send(town, operation, row, subject, actor)).text]);
  }
  for (const path of ["", "og.png", "sitemap.xml", ...(await slugsOf(town)), "nirgends"])
    answers.push([`public /${path}`, await (await publicPage(town, path)).text()]);
  return answers;
}

/** So that what is refused is refused for what it is, not for how often. */
async function forgetFailures(town: TestTown): Promise<void> {
  await asOwner(town, "DELETE FROM failures");
}

async function publicPage(town: TestTown, path: string): Promise<Response> {
  return town.twuster.app.request(`${town.config.PAGES_URL}/${town.network}/${path}`);
}
async function slugsOf(town: TestTown): Promise<string[]> {
  const partners = await asOwner<{ slug: string }>(
    town,
    "SELECT slug FROM partners WHERE network_id = $1 AND is_listed AND state = 'active'",
    [town.context.network.id],
  );
  return partners.map(({ slug }) => slug);
}

test("nothing that one town answers holds anything of the other", async () => {
  for (const [here, there] of [
    [anton, berta],
    [berta, anton],
  ] as const) {
    const answers = await readAll(here);
    const [own, other] = [await textsOf(here.stage.town), await textsOf(there.stage.town)];
    const hidden = onlyIn(other, own);
    assert.ok(hidden.length > 500, `${hidden.length} texts to look for`);
    const everything = answers.map(([, text]) => text).join("\n");
    // The proof that the search sees: the town's own are there.
    const seen = onlyIn(own, other).filter((text) => everything.includes(text));
    assert.ok(seen.length > 100, `${seen.length} of its own were seen`);
    for (const [where, text] of answers)
      assert.deepEqual(
        hidden.filter((word) => text.includes(word)),
        [],
        `${here.stage.town.network}: ${where}`,
      );
  }
});

test("a partner of one town has no page, card or picture in the other", async () => {
  for (const [here, there] of [
    [anton, berta],
    [berta, anton],
  ] as const) {
    const { town } = there.stage;
    const own = new Set(await slugsOf(here.stage.town));
    // Both have a baker of the same name; the page is then the own one's, as shown above.
    const slugs = (await slugsOf(town)).filter((slug) => !own.has(slug)).flatMap((slug) => [slug, `${slug}/og.png`]);
    const pictures = await asOwner<{ id: string }>(town, "SELECT id FROM partner_pictures WHERE network_id = $1", [
      town.context.network.id,
    ]);
    assert.ok(pictures.length > 0 && (await slugsOf(town)).length > 3);
    for (const path of [...slugs, ...pictures.map(({ id }) => `pictures/${id}.webp`)])
      assert.equal((await publicPage(here.stage.town, path)).status, 404, path);
  }
});

test("a coupon of one town has no page and no picture in the other, nor has a book a cover", async () => {
  for (const [here, there] of [
    [anton, berta],
    [berta, anton],
  ] as const) {
    const of = async (table: "coupons" | "coupon_books"): Promise<string[]> =>
      (
        await asOwner<{ id: string }>(there.stage.town, `SELECT id FROM ${table} WHERE network_id = $1`, [
          there.stage.town.context.network.id,
        ])
      ).map(({ id }) => id);
    const [coupons, books] = [await of("coupons"), await of("coupon_books")];
    assert.ok(coupons.length > 0 && books.length > 0);
    const { url, network } = here.stage.town;
    const paths = [
      ...coupons.flatMap((id) => [`${network}/coupons/${id}`, `v1/${network}/coupons/${id}/picture.webp`]),
      ...books.map((id) => `v1/${network}/coupon-books/${id}/cover.webp`),
    ];
    await forgetFailures(here.stage.town);
    for (const path of paths) assert.equal((await fetch(`${url}/${path}`)).status, 404, path);
  }
});

test("a voucher of one town is unknown at the other's counter", async () => {
  for (const [here, there] of [
    [anton, berta],
    [berta, anton],
  ] as const) {
    const code = await there.stage.town.openVoucher();
    assert.deepEqual(await here.stage.devices.ours.scan(code), await here.stage.devices.ours.scan("0000000000000000"));
    assert.notDeepEqual(await there.stage.devices.ours.scan(code), await here.stage.devices.ours.scan(code));
  }
});

test("a thing of one town is not found on the other's path", async () => {
  for (const [here, there] of [
    [anton, berta],
    [berta, anton],
  ] as const) {
    let asked = 0;
    const { cookies, ours } = here.stage;
    for (const [operation, row] of there.rows) {
      if (typeof row === "string" || !/^get .*\{(?!network|token)\w+\}/.test(operation)) continue;
      await forgetFailures(there.stage.town);
      const subject = { ...(await row.prepare?.()) };
      const isOneThing = /\{(?!partnerId)\w+Id\}/.test(operation);
      const actors: Actor[] = [
        await row.accepted(subject),
        ...[cookies.owner, cookies.operator].map((Cookie) => ({ headers: { Cookie } })),
      ];
      for (const actor of actors) {
        const params = {
          network: here.stage.town.network,
          ...(isOneThing && subject["partnerId"] ? { partnerId: ours } : {}),
        };
        const answer = await send(here.stage.town, operation, row, subject, { ...actor, params });
        assert.ok([401, 403, 404].includes(answer.status), `${operation}: ${answer.status}`);
        if (actor === actors.at(-1) && operation.includes("/operator/")) assert.equal(answer.status, 404, operation);
        asked += 1;
      }
    }
    assert.ok(asked > 20, `${asked} asked`);
  }
});
