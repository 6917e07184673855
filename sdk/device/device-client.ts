import { ApiError } from "../client/api-error.ts";
import type { Endpoint } from "../client/client.ts";
import type {
  DeviceView,
  GetDeviceResponse,
  NoteRequest,
  NoteResponse,
  PairDeviceRequest,
  PairDeviceResponse,
  RedeemOutcome,
  RedeemRequest,
  ReverseOutcome,
  ReverseRequest,
  ScanOutcome,
  ScanRequest,
} from "../wire/scan.ts";
import { callAsDevice, type DeviceAnswer } from "./device-call.ts";
import { createDeviceKey, publicKeyOf } from "./device-key.ts";
import type { DeviceStorage, StoredDevice } from "./device-storage.ts";
import { signRequest } from "./sign-request.ts";

/**
 * A paired browser's way to the API. Keeps its key and its pairing, signs every request over the server's last
 * nonce, and signs once more where that nonce has become stale. All methods throw {@link ApiError}:
 * `unauthorized` means that the device has to be paired (again).
 */
export class DeviceClient {
  /** For `Accept-Language`. */
  language = "de";

  readonly #endpoint: Endpoint;
  readonly #storage: DeviceStorage;
  #stored: StoredDevice | undefined;
  #nonce: string | undefined;

  constructor(endpoint: Endpoint, storage: DeviceStorage) {
    this.#endpoint = endpoint;
    this.#storage = storage;
  }

  /** The device as last seen, without asking the server; undefined where this browser is not paired. */
  async findDevice(): Promise<DeviceView | undefined> {
    this.#stored ??= await this.#storage.findDevice(this.#endpoint.network);
    return this.#stored?.device;
  }

  /** Makes a key and pairs it. A pairing this browser had before is replaced. */
  async pair(pairingCode: string, name: string): Promise<DeviceView> {
    const keys = await createDeviceKey();
    const request: PairDeviceRequest = { pairingCode, name, publicKey: await publicKeyOf(keys) };
    const { url, language } = this.#target("devices");
    const answer = await callAsDevice<PairDeviceResponse>({
      url,
      method: "POST",
      body: JSON.stringify(request),
      language,
    });
    const { device } = this.#take(answer);
    await this.#keep({ network: this.#endpoint.network, device, keys });
    return device;
  }

  /** Who this device is and that it is still allowed. */
  async me(): Promise<DeviceView> {
    const { device } = await this.#send<GetDeviceResponse>("GET", "device");
    if (this.#stored) await this.#keep({ ...this.#stored, device });
    return device;
  }

  /** Looks at a pass without booking. @param entitlement which coupon of a book */
  scan(code: string, entitlement?: number): Promise<ScanOutcome> {
    const request: ScanRequest = { code, ...(entitlement === undefined ? {} : { entitlement }) };
    return this.#send("POST", "scans", request);
  }

  /** Books. Safe to repeat with the same key as long as no answer came. */
  redeem(request: RedeemRequest, idempotencyKey: string): Promise<RedeemOutcome> {
    return this.#send("POST", "redemptions", request, idempotencyKey);
  }

  /** Takes a redemption back. */
  reverse(receiptNumber: string, request: ReverseRequest, idempotencyKey: string): Promise<ReverseOutcome> {
    return this.#send("POST", `redemptions/${encodeURIComponent(receiptNumber)}/reversal`, request, idempotencyKey);
  }

  /** Adds the shop's own receipt number. */
  note(receiptNumber: string, request: NoteRequest, idempotencyKey: string): Promise<NoteResponse> {
    return this.#send("POST", `redemptions/${encodeURIComponent(receiptNumber)}/note`, request, idempotencyKey);
  }

  async #send<T>(method: "GET" | "POST", path: string, request?: object, idempotencyKey?: string): Promise<T> {
    if (!(await this.findDevice())) throw new ApiError("unauthorized");
    const body = request ? JSON.stringify(request) : "";
    const first = await this.#sendOnce<T>(method, path, body, idempotencyKey);
    const isStale = !first.result.ok && first.result.error.code === "unauthorized" && first.nonce !== undefined;
    return this.#take(isStale ? await this.#sendOnce<T>(method, path, body, idempotencyKey) : first);
  }

  async #sendOnce<T>(
    method: "GET" | "POST",
    path: string,
    body: string,
    idempotencyKey?: string,
  ): Promise<DeviceAnswer<T>> {
    const { device, keys } = this.#stored!; // safe because #send found the device
    const { url, signedPath, language } = this.#target(path);
    // A nonce serves once; without one, the server's refusal brings the first.
    const nonce = this.#nonce ?? "";
    this.#nonce = undefined;
    const token = await signRequest(keys.privateKey, device.id, {
      method,
      path: signedPath,
      nonce,
      body,
      idempotencyKey,
    });
    const authorization = `Twuster-Device ${token}`;
    const answer = await callAsDevice<T>({
      url,
      method,
      body,
      authorization,
      language,
      ...(idempotencyKey ? { idempotencyKey } : {}),
    });
    this.#nonce = answer.nonce;
    return answer;
  }

  /** A reverse proxy may serve the API under a prefix; the signature covers what the server itself sees. */
  #target(path: string): { url: string; signedPath: string; language: string } {
    const signedPath = `/v1/${this.#endpoint.network}/${path}`;
    return { url: `${this.#endpoint.origin}${signedPath}`, signedPath, language: this.language };
  }

  #take<T>({ result, nonce }: DeviceAnswer<T>): T {
    this.#nonce ??= nonce;
    if (!result.ok) throw result.error;
    return result.body;
  }

  async #keep(stored: StoredDevice): Promise<void> {
    await this.#storage.saveDevice(stored);
    this.#stored = stored;
  }
}
