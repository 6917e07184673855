import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from "node:crypto";
import { isoCBOR } from "@simplewebauthn/server/helpers";
import type { MeResponse, PasskeyOptionsResponse } from "../../sdk/wire/people.ts";
import type { Answer } from "./ask.ts";
import type { SignedIn } from "./signed-in.ts";

/** What a forger may change of what the browser and the key say; absent is as it should be. */
export interface Forged {
  challenge?: string;
  origin?: string;
  rpId?: string;
  type?: string;
  counter?: number;
  /** Without a finger or PIN. */
  isUserVerified?: boolean;
  /** Whose passkey it claims to be. */
  credentialId?: string;
}

const sha256 = (data: string | Uint8Array): Buffer => createHash("sha256").update(data).digest();
const flags = { userPresent: 0x01, userVerified: 0x04, attested: 0x40 };

/** A phone's passkey in Node: a real key, real signatures (WebAuthn Level 3, § 6). */
export class Authenticator {
  readonly credentialId: string = randomBytes(16).toString("base64url");
  readonly #origin: string;
  readonly #privateKey: KeyObject;
  readonly #publicKey: Uint8Array<ArrayBuffer>;
  #counter = 0;

  constructor(origin: string) {
    this.#origin = origin;
    const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const { x = "", y = "" } = publicKey.export({ format: "jwk" });
    this.#privateKey = privateKey;
    // COSE (RFC 9052): EC2, ES256, P-256, x, y.
    this.#publicKey = isoCBOR.encode(
      new Map<number, number | Uint8Array>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, new Uint8Array(Buffer.from(x, "base64url"))],
        [-3, new Uint8Array(Buffer.from(y, "base64url"))],
      ]),
    );
  }

  /** What `navigator.credentials.create()` gives. */
  create(options: Record<string, unknown>, forged: Forged = {}): Record<string, unknown> {
    const id = Buffer.from(this.credentialId, "base64url");
    const length = Buffer.alloc(2);
    length.writeUInt16BE(id.length);
    const data = Buffer.concat([
      this.#authenticatorData(forged, flags.attested),
      Buffer.alloc(16), // AAGUID: a make that says nothing of itself
      length,
      id,
      this.#publicKey,
    ]);
    const attestation = isoCBOR.encode(
      new Map<string, string | Map<string, string> | Uint8Array>([
        ["fmt", "none"],
        ["attStmt", new Map<string, string>()],
        ["authData", new Uint8Array(data)],
      ]),
    );
    return this.#credential(forged, {
      clientDataJSON: this.#clientData("webauthn.create", options, forged).toString("base64url"),
      attestationObject: Buffer.from(attestation).toString("base64url"),
      transports: ["internal"],
    });
  }

  /** What `navigator.credentials.get()` gives. */
  get(options: Record<string, unknown>, forged: Forged = {}): Record<string, unknown> {
    this.#counter += 1;
    const clientData = this.#clientData("webauthn.get", options, forged);
    const data = this.#authenticatorData(forged, 0);
    const signature = sign("sha256", Buffer.concat([data, sha256(clientData)]), this.#privateKey);
    return this.#credential(forged, {
      clientDataJSON: clientData.toString("base64url"),
      authenticatorData: data.toString("base64url"),
      signature: signature.toString("base64url"),
    });
  }

  /** Makes it somebody's passkey. */
  async register(who: SignedIn, name = "Telefon"): Promise<Answer<MeResponse>> {
    const { body } = await who.ask<PasskeyOptionsResponse>("me/passkeys/options", { method: "POST" });
    return who.ask<MeResponse>("me/passkeys", { body: { name, response: this.create(body.options) } });
  }

  #credential({ credentialId = this.credentialId }: Forged, response: object): Record<string, unknown> {
    return { id: credentialId, rawId: credentialId, type: "public-key", clientExtensionResults: {}, response };
  }

  #clientData(type: string, options: Record<string, unknown>, forged: Forged): Buffer {
    const { challenge = options["challenge"], origin = this.#origin } = forged;
    return Buffer.from(JSON.stringify({ type: forged.type ?? type, challenge, origin, crossOrigin: false }));
  }

  #authenticatorData({ rpId, counter = this.#counter, isUserVerified = true }: Forged, more: number): Buffer {
    const head = Buffer.alloc(5);
    head.writeUInt8(flags.userPresent | (isUserVerified ? flags.userVerified : 0) | more);
    head.writeUInt32BE(counter, 1);
    return Buffer.concat([sha256(rpId ?? new URL(this.#origin).hostname), head]);
  }
}
