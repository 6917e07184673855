import {
  html,
  type CSSResultGroup,
  nothing,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from "lit";
import { DeviceClient } from "../../sdk/device/device-client.ts";
import { openDeviceStorage } from "../../sdk/device/device-storage.ts";
import { spoken } from "../shared/language.ts";
import { sharedStyles, TwusterElement, type OtherLanguage } from "../shared/twuster-element.ts";
import { announcement } from "./announcement.ts";
import type { CounterState, Screen } from "./counter-state.ts";
import type { CounterEvent } from "./counter-store.ts";
import type { CounterView } from "./counter-view.ts";
import { Counter } from "./counter.ts";
import type { DevicePairedDetail, RedemptionReversedDetail } from "./events.ts";
import { KeyboardWedge } from "./keyboard-wedge.ts";
import { kindOf } from "./kinds/kinds.ts";
import { german, type Messages } from "./messages.de.ts";
import { readPreferences, writePreferences } from "./preferences.ts";
import { screenOf, toneOf } from "./screens/screen-of.ts";
import { signalOf, Signals } from "./signals.ts";
import { sign } from "./signs.ts";
import { scannerStyles } from "./styles/scanner.styles.ts";
import { Viewfinder } from "./viewfinder.ts";

/** How often what depends on the clock (the undo) is drawn anew. */
const CLOCK_MS = 15_000;

/**
 * A shop's counter in any browser: reads a voucher or coupon with the camera, a hand scanner or by typing, and redeems it once.
 * @summary The counter: scan, confirm, result.
 * @slot - The page's own link, shown where this browser can't be a counter.
 * @event {CustomEvent<DevicePairedDetail>} twuster-device-paired - This browser is a counter now.
 * @event {CustomEvent<VoucherRedeemedDetail>} twuster-voucher-redeemed - Booked, verified by the server.
 * @event {CustomEvent<CouponRedeemedDetail>} twuster-coupon-redeemed - A coupon was redeemed, verified by the server.
 * @event {CustomEvent<RedemptionReversedDetail>} twuster-redemption-reversed - Taken back.
 * @csspart base - The whole counter.
 * @csspart scan - The big button.
 * @csspart viewfinder - The camera's picture.
 * @csspart voucher - The voucher or coupon that was found.
 * @csspart sign - The sign beside the words. @csspart notice - Any notice.
 * @cssproperty --twuster-brand - Colour of the big button; by default the town's. Yes and no keep their own.
 * @cssproperty --twuster-surface - Ground; by default the page's own behind the tag.
 * @cssproperty --twuster-text - Text colour, moved where it could not be read.
 * @cssproperty --twuster-radius - Radius of fields and buttons, 8px.
 * @cssproperty --twuster-font - Font family; by default the page's.
 * @cssproperty --twuster-padding - Room around the content, 0.
 */
export class TwusterScanner extends TwusterElement<Messages> {
  static override get styles(): CSSResultGroup {
    return [...sharedStyles, ...scannerStyles];
  }

  static override get properties(): PropertyDeclarations {
    return {
      network: {},
      counterState: { state: true },
      isOnline: { state: true },
      nowMs: { state: true },
      isMuted: { state: true },
    };
  }

  /** Slug of the town's network. */
  override network = "";

  private counterState: CounterState | undefined;
  private isOnline = true;
  private nowMs = Date.now();
  private isMuted = readPreferences().isMuted;

  protected readonly german = german;

  readonly #viewfinder = new Viewfinder(this, (text) => void this.#counter?.enter(text));
  readonly #signals = new Signals(this.isMuted);
  readonly #wedge = new KeyboardWedge();
  #client: DeviceClient | undefined;
  #counter: Counter | undefined;
  #clock: ReturnType<typeof setInterval> | undefined;
  /** Focus follows the screens only once somebody uses the counter: a page that opens keeps its own. */
  #isInUse = false;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#followConnection();
    addEventListener("online", this.#followConnection);
    addEventListener("offline", this.#followConnection);
    document.addEventListener("keydown", this.#onKey, { capture: true });
    this.addEventListener("pointerdown", this.#onUse);
    this.#clock = setInterval(() => (this.nowMs = Date.now()), CLOCK_MS);
  }

  override disconnectedCallback(): void {
    removeEventListener("online", this.#followConnection);
    removeEventListener("offline", this.#followConnection);
    document.removeEventListener("keydown", this.#onKey, { capture: true });
    this.removeEventListener("pointerdown", this.#onUse);
    clearInterval(this.#clock);
    this.#signals.close();
    if (this.counterState?.screen.name === "camera") void this.#counter?.next();
    super.disconnectedCallback();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("network") || changed.has("api") || !this.#counter) this.#begin();
    if (changed.has("language") && this.#client) this.#client.language = spoken(this.language);
  }

  protected override updated(changed: PropertyValues): void {
    this.#viewfinder.attach(this.renderRoot.querySelector("video"));
    if (changed.has("counterState")) this.#moveFocus(changed.get("counterState") as CounterState | undefined); // safe because it is the old value of that property
  }

  protected async loadMessages(language: OtherLanguage): Promise<Messages> {
    if (language === "simple") return (await import("./messages.simple.ts")).simple;
    const [{ english }, { counterCouponsEnglish }] = await Promise.all([
      import("./messages.en.ts"),
      import("./coupon-messages.en.ts"),
    ]);
    return { ...english, ...counterCouponsEnglish };
  }

  #begin(): void {
    const storage = openDeviceStorage();
    const client = new DeviceClient(this.endpoint, storage);
    client.language = spoken(this.language);
    this.#client = client;
    const counter = new Counter({
      network: this.network,
      client,
      storage,
      onChange: (next, event) => counter === this.#counter && this.#onChange(next, event),
    });
    this.#counter = counter;
    this.counterState = undefined;
    void counter.start(takePairingCode());
  }

  #onChange(next: CounterState, event: CounterEvent): void {
    const before = this.counterState?.screen.name;
    this.counterState = next;
    this.nowMs = Date.now();
    if (next.device) this.theme.networkBrand = next.device.network.brandColor;
    if (event.type === "camera_opened") void this.#viewfinder.open();
    else if (before === "camera" && next.screen.name !== "camera") this.#viewfinder.close();
    const signal = signalOf(event);
    if (signal) this.#signals.give(signal);
    this.#tellPage(event, before);
  }

  #tellPage(event: CounterEvent, before: Screen["name"] | undefined): void {
    if (event.type === "started" && before === "pairing" && event.device) {
      this.emit<DevicePairedDetail>("twuster-device-paired", {
        name: event.device.name,
        partner: event.device.partner.name,
      });
    }
    if (event.type === "redeemed_answered" && event.outcome.outcome === "redeemed" && !event.outcome.reversedAt) {
      const { receiptNumber, isTraining } = event.outcome;
      const { name, detail } = kindOf(event.outcome).event(event.outcome);
      this.emit(name, { receiptNumber, ...detail, isTraining });
    }
    if (event.type === "reverse_answered" && event.outcome.outcome === "reversed") {
      const { receiptNumber, valueCents } = event.outcome;
      this.emit<RedemptionReversedDetail>("twuster-redemption-reversed", { receiptNumber, valueCents });
    }
  }

  #moveFocus(before: CounterState | undefined): void {
    const screen = this.counterState?.screen;
    if (!screen || !this.#isInUse || before?.screen === screen) return;
    const isCorrection = ("isMistyped" in screen && screen.isMistyped) || (screen.name === "pairing" && screen.problem);
    if (isCorrection) return this.renderRoot.querySelector<HTMLInputElement>("input")?.select();
    const isSame =
      before?.screen.name === screen.name &&
      !("step" in screen && "step" in before.screen && screen.step !== before.screen.step);
    if (!isSame) this.renderRoot.querySelector<HTMLElement>("h2")?.focus();
  }

  readonly #onUse = (): void => {
    this.#isInUse = true;
    this.#signals.wake();
  };

  /** A hand scanner types wherever the focus happens to be: on a button of ours, or nowhere. Fields keep their keys. */
  readonly #onKey = (event: KeyboardEvent): void => {
    const path = event.composedPath();
    const isOurs = path.includes(this);
    if (isOurs) this.#onUse();
    const target = path[0];
    if ((!isOurs && target !== document.body) || target instanceof HTMLInputElement) return;
    const text = this.#wedge.press(event.key, event.timeStamp);
    if (text === undefined) return;
    // Its Enter must not press the button that has the focus.
    event.preventDefault();
    event.stopPropagation();
    this.#isInUse = true;
    void this.#counter?.enter(text);
  };

  readonly #followConnection = (): void => void (this.isOnline = navigator.onLine !== false);

  readonly #toggleSound = (): void => {
    this.isMuted = !this.isMuted;
    this.#signals.isMuted = this.isMuted;
    this.#signals.wake();
    writePreferences({ ...readPreferences(), isMuted: this.isMuted });
  };

  readonly #scan = (): void => {
    // The camera opens while the first sound is being prepared, which takes as long.
    this.#counter?.openCamera();
    this.#onUse();
  };

  protected content(): TemplateResult {
    const view = this.#view();
    const { messages, screen } = view;
    return html`<section
      class="counter"
      data-screen=${screen.name}
      data-tone=${toneOf(screen)}
      aria-label=${messages.counter}
    >
      ${this.#header(view)}
      <p class="visually-hidden" role="status" aria-live="assertive">${announcement(view)}</p>
      ${screenOf(view)}
    </section>`;
  }

  #view(): CounterView {
    const state: CounterState = this.counterState ?? { screen: { name: "starting" }, recent: [] };
    const { messages, language, isOnline, nowMs } = this;
    const counter = this.#counter!; // safe because willUpdate made it before the first drawing
    return {
      screen: state.screen,
      state,
      messages,
      language,
      counter,
      viewfinder: this.#viewfinder,
      isOnline,
      nowMs,
      scan: this.#scan,
    };
  }

  #header({ state, messages }: CounterView): TemplateResult {
    const { device } = state;
    const label = this.isMuted ? messages.unmute : messages.mute;
    return html`<header>
      <p class="who">
        ${device ? html`<strong>${device.partner.name}</strong><span>${device.name}</span>` : html`<strong>${messages.counter}</strong>`}
      </p>
      ${device?.network.mode === "test" ? html`<span class="badge">${messages.testMode}</span>` : nothing}
      <button type="button" class="mute" aria-label=${label} title=${label} @click=${this.#toggleSound}>
        ${sign(this.isMuted ? "silence" : "sound")}
      </button>
    </header>`;
  }
}

/** The code in `#pair=CODE`, taken out of the address so that it is neither kept nor shared. */
function takePairingCode(): string {
  const code = /^#pair=([0-9A-Za-z-]{4,40})$/.exec(location.hash)?.[1];
  if (!code) return "";
  history.replaceState(history.state, "", location.pathname + location.search);
  return code;
}

declare global {
  interface HTMLElementTagNameMap {
    "twuster-scanner": TwusterScanner;
  }
}
