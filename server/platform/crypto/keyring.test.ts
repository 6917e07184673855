import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import { Keyring } from "./keyring.ts";
import { randomCharacters } from "./random.ts";

const secret = randomBytes(32).toString("base64url");
const keys = new Keyring(secret);
const letter = { email: "anna@example.org", greeting: "Alles Gute 🎂" };

test("what is sealed opens again, with the same secret in another process too", async () => {
  const sealed = await keys.seal("network", "order-1", letter);
  assert.deepEqual(await keys.unseal("network", "order-1", sealed), letter);
  assert.deepEqual(await new Keyring(secret).unseal("network", "order-1", sealed), letter);
  assert.notEqual(await keys.seal("network", "order-1", letter), sealed, "the same content twice looks different");
  assert.doesNotMatch(Buffer.from(sealed.split(".")[3] ?? "", "base64url").toString("latin1"), /anna/);
});

test("a seal moved to another row, network or installation does not open", async () => {
  const sealed = await keys.seal("network", "order-1", letter);
  await assert.rejects(keys.unseal("network", "order-2", sealed), /another subject/);
  await assert.rejects(keys.unseal("other", "order-1", sealed), /another subject/);
  await assert.rejects(keys.unseal("network/order-1", "", sealed));
  await assert.rejects(new Keyring(randomBytes(32).toString("base64url")).unseal("network", "order-1", sealed));
});

test("a seal changed anywhere does not open", async () => {
  const sealed = await keys.seal("network", "order-1", letter);
  const parts = sealed.split(".");
  for (const [index, part] of parts.entries()) {
    if (part === "") continue;
    for (const changed of [part.slice(1), flip(part, 0), flip(part, Math.floor(part.length / 2)), ""]) {
      await assert.rejects(keys.unseal("network", "order-1", parts.with(index, changed).join(".")), `part ${index}`);
    }
  }
  const header = Buffer.from(JSON.stringify({ alg: "dir", enc: "A256GCM", kid: "1", sub: "network/order-2" })).toString(
    "base64url",
  );
  await assert.rejects(
    keys.unseal("network", "order-2", parts.with(0, header).join(".")),
    "the subject is authenticated",
  );
  for (const wrong of ["", "x", "a.b.c.d.e", JSON.stringify(letter)])
    await assert.rejects(keys.unseal("network", "order-1", wrong));
});

test("one secret, a key for every purpose and network", () => {
  const value = "7K3F9QX2M0ABCDEF";
  const all = (
    ["pass-code", "order-token", "operator-key", "device", "pairing", "request", "address", "nonce", "contact"] as const
  ).flatMap((purpose) => ["network", "other"].map((network) => keys.hmac(purpose, network, value).toString("hex")));
  assert.equal(new Set(all).size, all.length);
  assert.notDeepEqual(
    keys.hmac("device", "ab", "c"),
    keys.hmac("device", "a", "bc"),
    "where network ends and value begins counts",
  );
  assert.ok(keys.matches("device", "network", value, keys.hmac("device", "network", value)));
  assert.ok(!keys.matches("device", "network", `${value}x`, keys.hmac("device", "network", value)));
  assert.ok(!keys.matches("device", "network", value, new Uint8Array(31)));
});

test("random characters use the whole alphabet and nothing else", () => {
  assert.equal(new Set(randomCharacters(5_000)).size, 32);
  assert.match(randomCharacters(5_000), /^[0-9A-HJKMNP-TV-Z]{5000}$/);
});

function flip(text: string, index: number): string {
  return text.slice(0, index) + (text[index] === "A" ? "B" : "A") + text.slice(index + 1);
}
