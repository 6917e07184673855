import { html, type CSSResult, type TemplateResult } from "lit";
import type { Language } from "../../shared/language.ts";
import type { Messages } from "../messages.de.ts";
import { isVoucher, type WalletPass } from "../wallet.ts";
import type { Room } from "./room.ts";
import { isOther, type OtherKind, type RoomPorts } from "./wallet-kind.ts";

export interface DoorPorts extends RoomPorts {
  wear(styles: CSSResult): void;
  language(): Language;
  /** The room is there, ready to draw. */
  entered(): void;
}

/** The way to what draws everything that is no voucher; it is fetched by who has some. */
export class RoomDoor {
  room: Room | undefined;
  /** It could not be fetched: no network at the first visit, or other files on the server by now. */
  isMissing = false;
  #isEntering = false;
  readonly #ports: DoorPorts;

  constructor(ports: DoorPorts) {
    this.#ports = ports;
  }

  /** Fetches the room where one of these needs it, once. */
  open(passes: readonly WalletPass[]): void {
    void this.room?.speak(this.#ports.language());
    if (!this.room && !this.isMissing && !this.#isEntering && !passes.every(isVoucher)) void this.#enter();
  }

  /** Once more, after it did not come. */
  readonly retry = (): void => {
    if (!this.isMissing) return;
    this.isMissing = false;
    this.#ports.changed();
  };

  /** The wallet's sentences where it speaks of more than vouchers, whether the room is there or not. */
  words(words: Messages, passes: readonly WalletPass[]): Messages {
    if (passes.every(isVoucher)) return words;
    const { unreachable, ...anything } = words.anything;
    const { not_found } = words.failures;
    const failures = { not_found, unreachable, timeout: unreachable, offline: anything.offline, other: unreachable };
    const neutral = { ...words, ...anything, failures };
    return this.room?.words(neutral, passes) ?? neutral;
  }

  async #enter(): Promise<void> {
    this.#isEntering = true;
    try {
      const { Room, roomStyles } = await import("./room.ts");
      const room = new Room(this.#ports);
      await room.speak(this.#ports.language());
      this.#ports.wear(roomStyles);
      this.room = room;
      this.#ports.entered();
    } catch {
      this.isMissing = true;
    }
    this.#isEntering = false;
    this.#ports.changed();
  }
}

/** Says that these are here and can't be shown; nothing is hidden without a word. */
export function missingNotice(passes: readonly WalletPass[], messages: Messages, retry: () => void): TemplateResult {
  const others = passes.filter(isOther);
  const counts = (Object.keys(messages.counts) as OtherKind[]) // safe because the messages have an entry for each
    .map((kind) => ({ kind, count: others.filter(({ view }) => view.kind === kind).length }))
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => messages.counts[kind](count));
  return html`<div class="notice" part="notice" role="status">
    <p>${messages.cannotShow(counts, others.length === 1)}</p>
    <button type="button" class="button" @click=${retry}>${messages.showAgain}</button>
  </div>`;
}
