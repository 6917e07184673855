import { html, nothing, type TemplateResult } from "lit";
import { arrivalView, type ArrivalActions } from "./arrival-view.ts";
import { entryView } from "./entry-view.ts";
import { emptyView, listView, type ListActions } from "./list-view.ts";
import type { RoomDoor } from "./room/room-door.ts";
import type { VoucherFrame } from "./voucher-card.ts";
import type { Entry } from "./wallet-link.ts";
import type { Wallet, WalletPass } from "./wallet.ts";

export interface HomeState {
  wallet: Wallet;
  door: RoomDoor;
  flipped: ReadonlySet<string>;
  isLinkBroken: boolean;
  brokenCount: number;
  entry: Entry | undefined;
}
export interface HomeActions extends ArrivalActions, ListActions {
  submitEntry(text: string): void;
}

const isFound = ({ failure }: WalletPass): boolean => failure?.code !== "not_found";

/** What a link brought, what this phone keeps, and the way to type a code. @param frameOf speaks of these */
export function homeView(
  { wallet, door, flipped, isLinkBroken, brokenCount, entry }: HomeState,
  frame: VoucherFrame,
  frameOf: (passes: readonly WalletPass[]) => VoucherFrame,
  actions: HomeActions,
): TemplateResult {
  const { messages } = frame;
  const { arrived, kept, useful, isLoaded, isBlocked, isSlow } = wallet;
  const arrival = {
    passes: arrived,
    useful,
    door,
    twinOf: (pass: WalletPass) => wallet.twinOf(pass),
    flipped,
    isSlow,
    isBlocked,
    hasKept: kept.length > 0,
  };
  const typing = { entry, isOpen: !kept.length && !arrived.some(isFound) };
  return html`${frame.isTest ? html`<p class="badge">${messages.testMode}</p>` : nothing}
  ${isLinkBroken ? html`<p class="notice bad" part="notice" role="alert">${messages.brokenLink}</p>` : nothing}
  ${brokenCount && !isLinkBroken ? html`<p class="notice" part="notice" role="alert">${messages.someBroken(brokenCount)}</p>` : nothing}
  ${arrived.length ? arrivalView(arrival, frameOf(arrived.filter(isFound)), actions) : nothing}
  ${kept.length ? listView(kept, door, !navigator.onLine, frameOf(kept), actions) : nothing}
  ${isLoaded && !arrived.length && !kept.length && !isLinkBroken ? emptyView(frame) : nothing}
  ${isLoaded ? entryView(typing, messages, actions.submitEntry) : nothing}`;
}
