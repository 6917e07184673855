import assert from "node:assert/strict";
import { createHmac, randomUUID } from "node:crypto";
import { after, before, beforeEach, test } from "node:test";
import { assertRefused, type Answer } from "../../demo/testing/ask.ts";
import { base64url, newKeys, publicKeyOf, TestDevice, type SignedParts } from "../../demo/testing/device.ts";
import { minutes, TestClock } from "../../demo/testing/test-clock.ts";
import { startTestTown, type TestTown } from "../../demo/testing/test-town.ts";
import { enrolPartner } from "../partners/enrol.ts";
import { revokeDevice } from "./devices.ts";
import { createPairingCode } from "./pairing.ts";

const clock = new TestClock();
let town: TestTown;
let device: TestDevice;
let other: TestDevice;
before(async () => {
  town = await startTestTown({ worker: false, clock });
  device = await TestDevice.pair(town, await town.pairingCode("blumen"));
  other = await TestDevice.pair(town, await town.pairingCode("baecker"));
});
beforeEach(async () => void (await device.request("device"))); // a fresh nonce
after(() => town.close());

const body = (): string => JSON.stringify({ code: town.trainingCode });
const parts = (): SignedParts => ({ method: "POST", path: device.pathOf("scans"), nonce: device.nonce, body: body() });
const send = (token: string, sent = body(), path = "scans"): Promise<Answer> => device.send(path, "POST", sent, token);
const assertUnauthorized = (answer: Answer): void => {
  assertRefused(answer, 401, "unauthorized");
  assert.ok(answer.headers.get("Twuster-Nonce"), "the refusal carries a fresh nonce");
};

test("a signed request is taken; its answer brings the next nonce", async () => {
  const before = device.nonce;
  clock.pass(1);
  const answer = await send(await device.sign(parts()));
  assert.equal(answer.status, 200);
  assert.notEqual(device.nonce, before);
  assert.equal((await send(await device.sign(parts()))).status, 200);
});

test("the signature covers the very bytes of the body", async () => {
  const spaced = `{ "code" :\n "${town.trainingCode}" }`;
  assert.equal((await send(await device.sign({ ...parts(), body: spaced }), spaced)).status, 200);
  assertUnauthorized(await send(await device.sign(parts()), spaced));
  assertUnauthorized(await send(await device.sign({ ...parts(), body: "" })));
});

test("another body, key, path, method or network under a signature is refused", async () => {
  const code = await town.openVoucher();
  const signed = JSON.stringify({ code, valueCents: 2_500 });
  const idempotencyKey = randomUUID();
  const token = await device.sign({ ...parts(), path: device.pathOf("redemptions"), body: signed, idempotencyKey });
  const redeem = (sent: string, key = idempotencyKey): Promise<Answer> =>
    device.send("redemptions", "POST", sent, token, { "Idempotency-Key": key });
  assertUnauthorized(await redeem(JSON.stringify({ code, valueCents: 1_000 })));
  assertUnauthorized(await redeem(JSON.stringify({ code: town.trainingCode, valueCents: 2_500 })));
  assertUnauthorized(await redeem(`${signed} `));
  assertUnauthorized(await redeem(signed, randomUUID()));
  assertUnauthorized(await device.send("scans", "POST", body(), token));
  assertUnauthorized(
    await device.send("device", "GET", "", await device.sign({ ...parts(), path: device.pathOf("device"), body: "" })),
  );
  assertUnauthorized(await send(await device.sign({ ...parts(), path: `/v1/${town.town.liveSlug}/scans` })));
  assert.equal((await redeem(signed)).status, 200, "the request itself is good");
});

test("a nonce is good for five minutes, from this server, for this network", async () => {
  const { nonce } = device;
  const at = async (used: string): Promise<Answer> => send(await device.sign({ ...parts(), nonce: used }));
  clock.pass(minutes(5) - 1);
  assert.equal((await at(nonce)).status, 200);
  clock.pass(1);
  assertUnauthorized(await at(nonce));
  const [time = "", mac = ""] = device.nonce.split(".");
  const later = (clock.now().getTime() + 60_000).toString(36);
  const live = await TestDevice.pair({ url: town.url, network: town.town.liveSlug }, await livePairingCode());
  for (const forged of [
    "",
    ".",
    time,
    `${time}.`,
    `${later}.${mac}`,
    `${time}.${mac.slice(0, -1)}${mac.endsWith("A") ? "Q" : "A"}`,
    `${time}.${mac}A`,
    `${time.toUpperCase()}.${mac}`,
    live.nonce,
    `${later}.${createHmac("sha256", "guess").update(later).digest("base64url").slice(0, 22)}`,
  ])
    assertUnauthorized(await at(forged));
  for (const strange of [null, 7, {}, [device.nonce], undefined])
    assertUnauthorized(await send(await device.sign(parts(), { claims: { nonce: strange } })));
});

test("a token signed for another purpose, or in another way, is refused", async () => {
  const { x } = await publicKeyOf(device.keys);
  const [head, claims, signature] = (await device.sign(parts())).split(".") as [string, string, string]; // safe because a JWT has three parts
  const header = { alg: "ES256", typ: "twuster-device+jwt", kid: device.view.id };
  const hs256 = (key: string): string => {
    const text = `${base64url({ ...header, alg: "HS256" })}.${claims}`;
    return `${text}.${createHmac("sha256", key).update(text).digest("base64url")}`;
  };
  const forgeries: Record<string, string> = {
    "alg none": `${base64url({ ...header, alg: "none" })}.${claims}.`,
    "alg none, signature kept": `${base64url({ ...header, alg: "none" })}.${claims}.${signature}`,
    "HS256 with the public key": hs256(x),
    "HS256 with the public key's bytes": hs256(Buffer.from(x, "base64url").toString("latin1")),
    "ES384 in the header": await device.sign(parts(), { header: { alg: "ES384" } }),
    "no typ": await device.sign(parts(), { header: { typ: undefined } }),
    "typ of another token": await device.sign(parts(), { header: { typ: "JWT" } }),
    "a key of its own in the header": await device.sign(parts(), {
      header: { jwk: await publicKeyOf(await newKeys()) },
      key: (await newKeys()).privateKey,
    }),
    "a critical extension": await device.sign(parts(), { header: { crit: ["exp"], exp: 1 } }),
    "unencoded payload": await device.sign(parts(), { header: { crit: ["b64"], b64: false } }),
    "another device's key": await device.sign(parts(), { key: other.keys.privateKey }),
    "another device's name": await device.sign(parts(), { header: { kid: other.view.id } }),
    "a name nobody has": await device.sign(parts(), { header: { kid: randomUUID() } }),
    "no name": await device.sign(parts(), { header: { kid: undefined } }),
    "a path for a name": await device.sign(parts(), { header: { kid: "../../etc/passwd" } }),
    "a signature of zeros": `${head}.${claims}.${base64url(new Uint8Array(64))}`,
    "no signature": `${head}.${claims}.`,
    "a signature cut short": `${head}.${claims}.${signature.slice(0, -4)}`,
    "claims exchanged": `${head}.${base64url({ htm: "GET", path: device.pathOf("device"), nonce: device.nonce, sha256: "" })}.${signature}`,
    "a list for claims": `${head}.${base64url([])}.${signature}`,
    "two parts": `${head}.${claims}`,
    "four parts": `${head}.${claims}.${signature}.`,
    "no token": "",
    "a very long token": `${head}.${claims}.${signature}`.padEnd(3_000, "A"),
    "not a token": "hello.world.!",
  };
  for (const [what, token] of Object.entries(forgeries)) {
    const answer = await send(token);
    assert.equal(answer.status, 401, what);
    assertUnauthorized(answer);
  }
  assert.equal(
    (await send(`${head}.${claims}.${signature}`)).status,
    200,
    "the token the forgeries were made of is good",
  );
});

test("another spelling of the same signature is refused: base64url has spare bits", async () => {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const token = await device.sign(parts());
  const signature = token.split(".")[2]!; // safe because a JWT has three parts
  const last = alphabet.indexOf(signature.at(-1)!); // safe because a signature is not empty
  const twins = [1, 2, 3].map((bits) => token.slice(0, -1) + alphabet[last ^ bits]!); // safe because 64 bytes leave 4 spare bits
  for (const twin of twins) {
    assert.deepEqual(
      Buffer.from(twin.split(".")[2]!, "base64url"),
      Buffer.from(signature, "base64url"),
      "the same bytes",
    ); // safe as above
    assertUnauthorized(await send(twin));
  }
  assertUnauthorized(await send(`${token}==`));
  assertUnauthorized(await send(token.replace(/.$/, (end) => ` ${end}`)));
  assert.equal((await send(token)).status, 200);
});

test("another scheme is refused, whatever it carries", async () => {
  const token = await device.sign(parts());
  for (const authorization of [
    `Bearer ${token}`,
    token,
    `twuster-device ${token}`,
    `Twuster-Device  ${token}`,
    `Twuster-Device ${token}, Twuster-Device ${token}`,
  ]) {
    const response = await fetch(`${town.url}${device.pathOf("scans")}`, {
      method: "POST",
      body: body(),
      headers: { "Content-Type": "application/json", Authorization: authorization },
    });
    assert.equal(response.status, 401, authorization.slice(0, 20));
  }
});

test("a revoked device is out at once, although the server knows its key by heart", async () => {
  const lost = await TestDevice.pair(town, await town.pairingCode("imker"));
  const code = await town.openVoucher();
  assert.equal((await lost.scan(code)).outcome, "redeemable");
  await revokeDevice(town.context, "operator:test", lost.view.id);
  for (const [path, request] of [
    ["device", undefined],
    ["scans", { code }],
    ["redemptions", { code, valueCents: 2_500 }],
    ["redemptions", { code: town.trainingCode, valueCents: 2_500 }],
  ] as const) {
    const answer = await lost.request(path, {
      ...(request ? { body: request } : {}),
      headers: { "Idempotency-Key": randomUUID() },
    });
    assertRefused(answer, 401, "unauthorized");
  }
  assert.equal((await device.redeem(code)).outcome, "redeemed", "nothing had happened to the voucher");
});

async function livePairingCode(): Promise<string> {
  const live = await town.twuster.directory.contextOfSlug(town.town.liveSlug);
  return createPairingCode(live, await enrolPartner(live, "Blumen Wessels"));
}
