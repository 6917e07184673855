import { createHash, randomUUID, webcrypto } from "node:crypto";
import type { ErrorBody } from "../../sdk/wire/errors.ts";
import type {
  DeviceView,
  NoteResponse,
  PairDeviceResponse,
  RedeemOutcome,
  ReverseOutcome,
  ReverseRequest,
  ScanOutcome,
} from "../../sdk/wire/scan.ts";
import type { Answer } from "./ask.ts";

type Keys = webcrypto.CryptoKeyPair;
export interface SignedParts {
  method: "GET" | "POST";
  path: string;
  nonce: string;
  body: string;
  idempotencyKey?: string | undefined;
}
export interface DeviceRequest {
  method?: "GET" | "POST";
  body?: object;
  headers?: Record<string, string>;
  /** False: what comes back for a stale nonce is the answer. */
  renewNonce?: boolean;
}

export const base64url = (value: string | object | Uint8Array): string =>
  Buffer.from(value instanceof Uint8Array ? value : typeof value === "string" ? value : JSON.stringify(value)).toString(
    "base64url",
  );

/** A scanner as the wire contract describes it (sdk/wire/scan.ts), written for Node: a real key, real signatures. */
export class TestDevice {
  readonly url: string;
  readonly network: string;
  readonly view: DeviceView;
  readonly keys: Keys;
  nonce: string;

  private constructor(url: string, network: string, view: DeviceView, keys: Keys, nonce: string) {
    this.url = url;
    this.network = network;
    this.view = view;
    this.keys = keys;
    this.nonce = nonce;
  }

  static async pair(
    town: { url: string; network: string },
    pairingCode: string,
    name = "Kasse 1",
  ): Promise<TestDevice> {
    const keys = await newKeys();
    const response = await fetch(`${town.url}/v1/${town.network}/devices`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ pairingCode, name, publicKey: await publicKeyOf(keys) }),
    });
    if (response.status !== 201) throw new Error(`pairing was refused: ${await response.text()}`);
    const { device } = (await response.json()) as PairDeviceResponse; // safe because 201 carries nothing else
    return new TestDevice(town.url, town.network, device, keys, response.headers.get("Twuster-Nonce") ?? "");
  }

  /** The same device talking to another process of the API, or to another network. */
  at(url: string, network = this.network): TestDevice {
    return new TestDevice(url, network, this.view, this.keys, this.nonce);
  }

  pathOf(path: string): string {
    return `/v1/${this.network}/${path}`;
  }

  /** The JWT over these parts; `header` and `claims` add or replace what a forger would. */
  async sign(
    parts: SignedParts,
    forged: { header?: object; claims?: object; key?: webcrypto.CryptoKey } = {},
  ): Promise<string> {
    const header = { alg: "ES256", typ: "twuster-device+jwt", kid: this.view.id, ...forged.header };
    const sha256 = createHash("sha256").update(parts.body).digest("base64url");
    const text = `${base64url(header)}.${base64url({ htm: parts.method, path: parts.path, nonce: parts.nonce, sha256, idk: parts.idempotencyKey, ...forged.claims })}`;
    const signature = await webcrypto.subtle.sign(
      { name: "ECDSA", hash: "SHA-256" },
      forged.key ?? this.keys.privateKey,
      Buffer.from(text),
    );
    return `${text}.${base64url(new Uint8Array(signature))}`;
  }

  /** A signed request; signs once more where the nonce was stale, as every client has to. */
  async request<T = unknown>(
    path: string,
    { method, body, headers = {}, renewNonce = true }: DeviceRequest = {},
  ): Promise<Answer<T>> {
    const verb = method ?? (body === undefined ? "GET" : "POST");
    const text = body === undefined ? "" : JSON.stringify(body);
    const once = async (): Promise<Answer<T>> => {
      const token = await this.sign({
        method: verb,
        path: this.pathOf(path),
        nonce: this.nonce,
        body: text,
        idempotencyKey: headers["Idempotency-Key"],
      });
      return this.send<T>(path, verb, text, token, headers);
    };
    const before = this.nonce;
    const first = await once();
    return first.status === 401 && renewNonce && this.nonce !== before ? once() : first;
  }

  /** Sends with whatever token is given. */
  async send<T = unknown>(
    path: string,
    method: "GET" | "POST",
    body: string,
    token: string,
    headers: Record<string, string> = {},
  ): Promise<Answer<T>> {
    const response = await fetch(`${this.url}${this.pathOf(path)}`, {
      method,
      headers: {
        Authorization: `Twuster-Device ${token}`,
        ...(body ? { "Content-Type": "application/json" } : {}),
        ...headers,
      },
      ...(method === "GET" ? {} : { body }),
    });
    this.nonce = response.headers.get("Twuster-Nonce") ?? this.nonce;
    return { status: response.status, headers: response.headers, body: (await response.json()) as T }; // safe because the caller compares what it gets
  }

  scan(code: string, entitlement?: number): Promise<ScanOutcome> {
    return this.#outcome("scans", { code, ...(entitlement === undefined ? {} : { entitlement }) });
  }

  redeem(
    code: string,
    valueCents = 2_500,
    key: string = randomUUID(),
    partnerReceipt?: string,
  ): Promise<RedeemOutcome> {
    return this.#outcome("redemptions", { code, valueCents, ...(partnerReceipt ? { partnerReceipt } : {}) }, key);
  }

  /** Takes a coupon, or one of a book. */
  redeemCoupon(
    code: string,
    wish: { entitlement?: number; isMinimumReached?: true } = {},
    key: string = randomUUID(),
  ): Promise<RedeemOutcome> {
    return this.#outcome("redemptions", { kind: "coupon", code, entitlement: 1, ...wish }, key);
  }

  reverse(
    receiptNumber: string,
    key: string = randomUUID(),
    reason: ReverseRequest["reason"] = "mistake",
  ): Promise<ReverseOutcome> {
    return this.#outcome(`redemptions/${receiptNumber}/reversal`, { reason }, key);
  }

  note(receiptNumber: string, partnerReceipt: string, key: string = randomUUID()): Promise<NoteResponse> {
    return this.#outcome(`redemptions/${receiptNumber}/note`, { partnerReceipt }, key);
  }

  async #outcome<T>(path: string, body: object, key?: string): Promise<T> {
    const answer = await this.request<T>(path, { body, headers: key ? { "Idempotency-Key": key } : {} });
    if (answer.status !== 200)
      throw new Error(
        `${path.split("/").at(-1)} was refused: ${answer.status} ${(answer.body as ErrorBody).error.code}`,
      );
    return answer.body;
  }
}

export function newKeys(): Promise<Keys> {
  return webcrypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, false, ["sign", "verify"]);
}

export async function publicKeyOf(keys: Keys): Promise<{ kty: "EC"; crv: "P-256"; x: string; y: string }> {
  const { x, y } = await webcrypto.subtle.exportKey("jwk", keys.publicKey);
  return { kty: "EC", crv: "P-256", x: x!, y: y! }; // safe because a P-256 key has both coordinates
}
