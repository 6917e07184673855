import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { ask, assertRefused, type Answer } from "../../demo/testing/ask.ts";
import { newKeys, publicKeyOf, TestDevice } from "../../demo/testing/device.ts";
import { minutes, TestClock } from "../../demo/testing/test-clock.ts";
import { startTestTown, type TestTown } from "../../demo/testing/test-town.ts";

const clock = new TestClock();
let town: TestTown;
before(async () => void (town = await startTestTown({ worker: false, clock })));
beforeEach(() => clock.pass(minutes(1)));
after(() => town.close());

interface Wish {
  pairingCode: string;
  name?: unknown;
  publicKey?: unknown;
  [field: string]: unknown;
}
const pair = async (wish: Wish): Promise<Answer> =>
  ask(town, "devices", { body: { name: "Kasse 1", publicKey: await publicKeyOf(await newKeys()), ...wish } });

test("a scanner is paired with its partner and knows where it belongs", async () => {
  const device = await TestDevice.pair(town, await town.pairingCode("blumen"), "  Theke 2 ");
  assert.deepEqual(device.view, {
    id: device.view.id,
    name: "Theke 2",
    partner: { name: "Blumen Wessels" },
    network: {
      slug: town.network,
      town: "Twistringen",
      voucherName: "Stadtgutschein Twistringen",
      mode: "test",
      brandColor: "#1d5c45",
    },
  });
  assert.ok(device.nonce);
  const me = await device.request("device");
  assert.deepEqual([me.status, me.body], [200, { device: device.view }]);
});

test("the pairing code is forgiven its spelling, and used up by one pairing", async () => {
  const code = await town.pairingCode();
  assert.match(code, /^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
  const spelled = ` ${code.toLowerCase().replace("-", " ").replaceAll("0", "o").replaceAll("1", "l")}`;
  const answers = await Promise.all([1, 2, 3].map(() => pair({ pairingCode: spelled })));
  assert.deepEqual(
    answers.map((answer) => answer.status).toSorted(),
    [201, 404, 404],
    "three phones at once, one is paired",
  );
});

test("a pairing that was refused leaves the code for the next try", async () => {
  const pairingCode = await town.pairingCode();
  assertRefused(await pair({ pairingCode, name: " " }), 400, "invalid", { name: "required" });
  assert.equal((await pair({ pairingCode })).status, 201);
});

test("what is no P-256 key, no name or no code is refused", async () => {
  const pairingCode = await town.pairingCode();
  const { x, y } = await publicKeyOf(await newKeys());
  const key = (change: object): Wish => ({ pairingCode, publicKey: { kty: "EC", crv: "P-256", x, y, ...change } });
  const refused: [Wish, Record<string, string>][] = [
    [key({ kty: "oct" }), { "publicKey.kty": "wrong_type" }],
    [key({ crv: "P-384" }), { "publicKey.crv": "wrong_type" }],
    [key({ x: "AAAA" }), { "publicKey.x": "wrong_type" }],
    [key({ d: x }), { "publicKey.d": "unknown_field" }],
    [{ pairingCode, publicKey: undefined }, { publicKey: "required" }],
    [{ pairingCode, name: "x".repeat(41) }, { name: "too_long" }],
    [{ pairingCode, name: 7 }, { name: "wrong_type" }],
    [{ pairingCode: "" }, { pairingCode: "wrong_type" }],
    [{ pairingCode: "x".repeat(41) }, { pairingCode: "too_long" }],
    [{ pairingCode, partnerId: town.town.sites.imker.partnerId }, { partnerId: "unknown_field" }],
  ];
  for (const [wish, fields] of refused) assertRefused(await pair(wish), 400, "invalid", fields);
  assertRefused(await pair({ pairingCode, name: "Kasse\0" }), 400, "invalid", { name: "wrong_type" });
});

test("a point that is not on the curve is refused, and the code is not used up", async () => {
  const pairingCode = await town.pairingCode();
  const nowhere = "A".repeat(42) + "E";
  assertRefused(
    await pair({ pairingCode, publicKey: { kty: "EC", crv: "P-256", x: nowhere, y: nowhere } }),
    400,
    "invalid",
    { publicKey: "wrong_type" },
  );
  assert.equal((await pair({ pairingCode })).status, 201);
});

test("guessing pairing codes is throttled", async () => {
  const good = await town.pairingCode();
  for (let i = 0; i < 10; i++) assertRefused(await pair({ pairingCode: `0000-000${i}` }), 404, "not_found");
  assertRefused(await pair({ pairingCode: good }), 429, "rate_limited");
  clock.pass(minutes(1));
  assert.equal((await pair({ pairingCode: good })).status, 201);
});
