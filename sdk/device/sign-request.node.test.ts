import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { describe, it } from "node:test";
import { importJWK, jwtVerify, type JWK } from "jose";
import { createDeviceKey, publicKeyOf } from "./device-key.ts";
import { signRequest } from "./sign-request.ts";

const PARTS = { method: "POST", path: "/v1/twistringen/scans", nonce: "n-1", body: '{"code":"ÄÖ"}' } as const;

describe("signRequest", () => {
  it("is a JWT that jose accepts, over method, path, nonce and the bytes of the body", async () => {
    const keys = await createDeviceKey();
    const token = await signRequest(keys.privateKey, "dev-1", PARTS);
    const key = await importJWK((await publicKeyOf(keys)) as JWK, "ES256");
    const { payload, protectedHeader } = await jwtVerify(token, key, {
      typ: "twuster-device+jwt",
      algorithms: ["ES256"],
    });
    assert.deepEqual(protectedHeader, { alg: "ES256", typ: "twuster-device+jwt", kid: "dev-1" });
    const sha256 = createHash("sha256").update(PARTS.body).digest("base64url");
    assert.deepEqual(payload, { htm: "POST", path: PARTS.path, nonce: "n-1", sha256 });
  });

  it("signs zero bytes where there is no body", async () => {
    const keys = await createDeviceKey();
    const token = await signRequest(keys.privateKey, "dev-1", { ...PARTS, method: "GET", body: "" });
    const claims = JSON.parse(Buffer.from(token.split(".")[1]!, "base64url").toString()) as { sha256: string };
    assert.equal(claims.sha256, createHash("sha256").digest("base64url"));
  });

  it("is canonical base64url in every part", async () => {
    const keys = await createDeviceKey();
    for (let i = 0; i < 20; i++) {
      for (const part of (await signRequest(keys.privateKey, `dev-${i}`, PARTS)).split(".")) {
        assert.equal(Buffer.from(part, "base64url").toString("base64url"), part);
      }
    }
  });

  it("has a private key that cannot leave", async () => {
    const { privateKey } = await createDeviceKey();
    assert.equal(privateKey.extractable, false);
    await assert.rejects(crypto.subtle.exportKey("jwk", privateKey));
  });
});
