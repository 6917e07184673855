import { createHash, createPrivateKey, randomUUID, sign, type KeyObject } from "node:crypto";
import { connect, type Socket } from "node:net";

/**
 * The counters of the benchmark, in a process of their own: every request is signed and written out beforehand, so
 * that little is measured but the server. Each client waits for its answer before it sends the next.
 */
export interface LoadOrder {
  port: number;
  path: string;
  nonce: string;
  clients: number;
  milliseconds: number;
  devices: { id: string; privateKey: DeviceKey }[];
  codes: string[];
  valueCents: number;
}
/** A P-256 private key as a JSON Web Key. */
export interface DeviceKey {
  kty: string;
  crv: string;
  x: string;
  y: string;
  d: string;
}
export interface LoadResult {
  redeemed: number;
  /** Answers that were anything else; has to be 0. */
  others: number;
  seconds: number;
  /** Latencies of all answers. */
  milliseconds: number[];
}

process.on("message", (order: LoadOrder) => {
  void run(order).then((result) => process.send?.(result, () => process.disconnect?.()));
});

async function run(order: LoadOrder): Promise<LoadResult> {
  const keys = order.devices.map((device) => createPrivateKey({ key: { ...device.privateKey }, format: "jwk" }));
  const requests = order.codes.map((code, index) => {
    const device = index % order.devices.length;
    return writeRequest(order, code, order.devices[device]!.id, keys[device]!); // safe because of the modulo
  });
  const result: LoadResult = { redeemed: 0, others: 0, seconds: 0, milliseconds: [] };
  const sockets = await Promise.all(Array.from({ length: order.clients }, () => open(order.port)));
  const begin = performance.now();
  const until = begin + order.milliseconds;
  await Promise.all(
    sockets.map(async (socket) => {
      for (let request = requests.pop(); request && performance.now() < until; request = requests.pop()) {
        const sentAt = performance.now();
        const answer = await exchange(socket, request);
        result.milliseconds.push(performance.now() - sentAt);
        if (answer.startsWith("HTTP/1.1 200") && answer.includes('"outcome":"redeemed"')) result.redeemed++;
        else result.others++;
      }
      socket.destroy();
    }),
  );
  result.seconds = (performance.now() - begin) / 1_000;
  // On a fast machine the codes may end before the time: what was measured until then is as true, if it was long enough.
  if (result.seconds * 2_000 < order.milliseconds) throw new Error("the prepared codes did not last: prepare more");
  return result;
}

function writeRequest(order: LoadOrder, code: string, deviceId: string, key: KeyObject): Buffer {
  const body = JSON.stringify({ code, valueCents: order.valueCents });
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");
  const idempotencyKey = randomUUID();
  const claims = {
    htm: "POST",
    path: order.path,
    nonce: order.nonce,
    sha256: createHash("sha256").update(body).digest("base64url"),
    idk: idempotencyKey,
  };
  const text = `${part({ alg: "ES256", typ: "twuster-device+jwt", kid: deviceId })}.${part(claims)}`;
  const signature = sign("sha256", Buffer.from(text), { key, dsaEncoding: "ieee-p1363" }).toString("base64url");
  const head = [
    `POST ${order.path} HTTP/1.1`,
    `Host: localhost:${order.port}`,
    "Content-Type: application/json",
    `Content-Length: ${body.length}`,
    `Authorization: Twuster-Device ${text}.${signature}`,
    `Idempotency-Key: ${idempotencyKey}`,
  ];
  return Buffer.from(`${head.join("\r\n")}\r\n\r\n${body}`);
}

function open(port: number): Promise<Socket> {
  return new Promise((opened, failed) => {
    const socket = connect({ port, host: "localhost", noDelay: true }, () => opened(socket));
    socket.once("error", failed);
  });
}

/** One request, one answer with its Content-Length. */
function exchange(socket: Socket, request: Buffer): Promise<string> {
  return new Promise((answered, failed) => {
    let text = "";
    const onData = (chunk: Buffer): void => {
      text += chunk.toString("latin1");
      const end = text.indexOf("\r\n\r\n");
      if (end < 0) return;
      const length = Number(/\r\ncontent-length: (\d+)/i.exec(text)?.[1]);
      if (Number.isNaN(length)) return void failed(new Error(`an answer without a length: ${text.slice(0, end)}`));
      if (text.length < end + 4 + length) return;
      socket.off("data", onData).off("close", onClose);
      answered(text);
    };
    const onClose = (): void => failed(new Error("the server closed the connection"));
    socket.on("data", onData).on("close", onClose);
    socket.write(request);
  });
}
