import assert from "node:assert/strict";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, it } from "node:test";
import type { ApiError } from "../client/api-error.ts";
import { DeviceClient } from "./device-client.ts";
import { memoryStorage } from "./memory-storage.ts";

interface Seen {
  method: string;
  url: string;
  headers: IncomingHttpHeaders;
  body: string;
}
type Answer = { status: number; body: unknown; nonce?: string } | "cut";

const device = { id: "dev-1", name: "Kasse 1", partner: { name: "Blumen" }, network: { slug: "twistringen" } };
const refusal = (code: string): unknown => ({ error: { code, message: "…", requestId: "r1" } });

describe("DeviceClient", () => {
  let server: Server;
  let origin: string;
  let seen: Seen[];
  let answer: (request: Seen, claims: { nonce: string; path: string }) => Answer;

  beforeEach(async () => {
    seen = [];
    server = createServer(async (request, response) => {
      let body = "";
      for await (const chunk of request) body += String(chunk);
      const entry = { method: request.method!, url: request.url!, headers: request.headers, body };
      seen.push(entry);
      const token = request.headers.authorization?.replace("Twuster-Device ", "").split(".")[1];
      const claims = JSON.parse(token ? Buffer.from(token, "base64url").toString() : "{}") as {
        nonce: string;
        path: string;
      };
      const given = entry.url.endsWith("/devices")
        ? { status: 201, body: { device }, nonce: "n-1" }
        : answer(entry, claims);
      if (given === "cut") return void request.socket.destroy();
      response.writeHead(given.status, {
        "Content-Type": "application/json",
        ...(given.nonce ? { "Twuster-Nonce": given.nonce } : {}),
      });
      response.end(JSON.stringify(given.body));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(() => new Promise((resolve) => void (server.closeAllConnections(), server.close(resolve))));

  const paired = async (prefix = ""): Promise<DeviceClient> => {
    const client = new DeviceClient({ origin: origin + prefix, network: "twistringen" }, memoryStorage());
    await client.pair("ABCD1234", "Kasse 1");
    return client;
  };

  it("pairs without a signature and sends the public key only", async () => {
    await paired();
    const body = JSON.parse(seen[0]!.body) as { publicKey: object };
    assert.equal(seen[0]!.headers.authorization, undefined);
    assert.deepEqual(Object.keys(body.publicKey).sort(), ["crv", "kty", "x", "y"]);
  });

  it("uses every nonce once, the next from each answer", async () => {
    const nonces: string[] = [];
    answer = (_, claims) => (
      nonces.push(claims.nonce),
      { status: 200, body: { outcome: "unknown" }, nonce: `n-${nonces.length + 1}` }
    );
    const client = await paired();
    for (let i = 0; i < 3; i++) await client.scan("CODE");
    assert.deepEqual(nonces, ["n-1", "n-2", "n-3"]);
  });

  it("signs once more with the nonce of a 401, and keeps the idempotency key", async () => {
    answer = (_, { nonce }) =>
      nonce === "fresh"
        ? { status: 200, body: { outcome: "unknown" } }
        : { status: 401, body: refusal("unauthorized"), nonce: "fresh" };
    const client = await paired();
    await client.redeem({ code: "CODE", valueCents: 2500 }, "key-0123456789abcdef");
    assert.deepEqual(
      seen.slice(1).map(({ headers }) => headers["idempotency-key"]),
      Array(2).fill("key-0123456789abcdef"),
    );
  });

  it("gives up after the second 401: the device is revoked", async () => {
    answer = () => ({ status: 401, body: refusal("unauthorized"), nonce: "again" });
    const client = await paired();
    await assert.rejects(client.scan("CODE"), (error: ApiError) => error.code === "unauthorized");
    assert.equal(seen.length, 3);
  });

  it("signs the path that the server sees, without a proxy's prefix", async () => {
    let path = "";
    answer = (_, claims) => ((path = claims.path), { status: 200, body: { device } });
    await (await paired("/~pass")).me();
    assert.equal(seen[1]!.url, "/~pass/v1/twistringen/device");
    assert.equal(path, "/v1/twistringen/device");
  });

  it("says unreachable when the answer is cut, and works again afterwards", async () => {
    let isCut = true;
    answer = () => (isCut ? "cut" : { status: 200, body: { outcome: "unknown" } });
    const client = await paired();
    await assert.rejects(client.scan("CODE"), (error: ApiError) => error.code === "unreachable");
    isCut = false;
    assert.deepEqual(await client.scan("CODE"), { outcome: "unknown" });
  });

  it("asks nobody while it is not paired", async () => {
    const client = new DeviceClient({ origin, network: "twistringen" }, memoryStorage());
    await assert.rejects(client.scan("CODE"), (error: ApiError) => error.code === "unauthorized");
    assert.equal(seen.length, 0);
  });
});
