import type { MeResponse, Me, PasskeyOptionsResponse, AskSignInLinkResponse } from "../wire/people.ts";
import { call, type CallOptions } from "./call.ts";
import type { Endpoint } from "./client.ts";
import { upload } from "./upload.ts";

/**
 * Calls for somebody who is signed in. Works on the API's own origin alone: the session is a cookie that browsers send
 * nowhere else.
 */
export class SessionClient {
  language: "de" | "en" = "de";
  readonly #base: string;

  constructor({ origin, network }: Endpoint) {
    this.#base = `${origin}/v1/${network}/`;
  }

  /** @throws {ApiError} */
  get<T>(path: string, signal?: AbortSignal): Promise<T> {
    return this.#call<T>(path, signal ? { signal } : {});
  }

  /** @param idempotencyKey where the effect must not happen twice @throws {ApiError} */
  post<T>(path: string, body?: object, idempotencyKey?: string): Promise<T> {
    return this.#call<T>(path, {
      method: "POST",
      ...(body ? { body } : {}),
      ...(idempotencyKey ? { idempotencyKey } : {}),
    });
  }

  /** Replaces something as a whole. @throws {ApiError} */
  put<T>(path: string, body: object): Promise<T> {
    return this.#call<T>(path, { method: "PUT", body });
  }

  /** Sends a file as it is. @throws {ApiError} */
  upload<T>(path: string, file: Blob): Promise<T> {
    return upload<T>(this.#base + path, file, this.language);
  }

  /** Who is signed in. @throws {ApiError} unauthorized where nobody is */
  async me(signal?: AbortSignal): Promise<Me> {
    return (await this.get<MeResponse>("me", signal)).me;
  }

  /** @returns for how many minutes the mailed link is good */
  async askSignInLink(email: string): Promise<number> {
    return (await this.post<AskSignInLinkResponse>("sign-in-links", { email, language: this.language })).minutes;
  }

  async passkeyQuestion(): Promise<Record<string, unknown>> {
    return (await this.post<PasskeyOptionsResponse>("passkeys/options")).options;
  }

  async signInWithPasskey(response: object): Promise<Me> {
    return (await this.post<MeResponse>("passkeys/sign-in", { response })).me;
  }

  async passkeyCreation(): Promise<Record<string, unknown>> {
    return (await this.post<PasskeyOptionsResponse>("me/passkeys/options")).options;
  }

  async addPasskey(name: string, response: object): Promise<Me> {
    return (await this.post<MeResponse>("me/passkeys", { name, response })).me;
  }

  #call<T>(path: string, options: CallOptions): Promise<T> {
    return call<T>(this.#base + path, { ...options, language: this.language, credentials: "same-origin" });
  }
}
