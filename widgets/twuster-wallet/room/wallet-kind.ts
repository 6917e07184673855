import type { TemplateResult } from "lit";
import type { PassView } from "../../../sdk/wire/pass.ts";
import type { Language } from "../../shared/language.ts";
import type { Messages } from "../messages.de.ts";
import type { WalletPass } from "../wallet.ts";
import type { RoomMessages } from "./messages.de.ts";
import type { PassFrame } from "./pass-frame.ts";

/** Everything that is carried and no voucher. */
export type OtherView = Exclude<PassView, { kind: "voucher" }>;
export type OtherKind = OtherView["kind"];
export type OtherPass<K extends OtherKind = OtherKind> = WalletPass & { view: Extract<OtherView, { kind: K }> };

export function isOther(pass: WalletPass): pass is OtherPass {
  return pass.view !== undefined && pass.view.kind !== "voucher";
}

/** What the element lends the room. */
export interface RoomPorts {
  /** Draws again. */
  changed(): void;
  show(code: string): void;
  close(): void;
  move(code: string): void;
  askToRemove(): void;
  /** Text of the QR code of a pass, or of one coupon of a book. */
  linkTo(code: string, entitlement?: number): string;
  /** "Testbetrieb", where it is one; else empty. */
  testMark(): string;
  /** After the next drawing, focus what this selects. */
  focus(selector: string): void;
}

export interface RoomSpeech {
  messages: RoomMessages;
  language: Language;
}

/** What is said of a pass of this kind that came, or lies here, alone or among its own. */
export interface KindWords {
  /** Heading of its group. */
  group: string;
  training: string;
  /** On the button that keeps it. */
  keep: string;
  /** What keeps it safe. */
  stays: string;
  /** On the button that opens it. */
  open: string;
  removeTitle: string;
  removeText: string;
}

/** How the wallet draws one kind. The room draws all of them and names none; each is registered in kinds.ts by one line. */
export interface WalletKind<K extends OtherKind = OtherKind> {
  /** Its slips' class. */
  look: string;
  words(messages: RoomMessages): KindWords;
  arrivalTitle(messages: RoomMessages, pass: OtherPass<K>): string;
  /** In a few lines, on its slip. */
  brief(speech: RoomSpeech, pass: OtherPass<K>): TemplateResult;
  /** It would still be good, but nobody takes it any more. */
  isGone(pass: OtherPass<K>): boolean;
  /** ISO 8601; undefined where it was not used. */
  usedAt(pass: OtherPass<K>): string | undefined;
  /** At the counter. */
  pass(frame: PassFrame, pass: OtherPass<K>, words: Messages): TemplateResult;
  /** Another pass is opened: this kind begins at its front again. */
  leave?(): void;
}
