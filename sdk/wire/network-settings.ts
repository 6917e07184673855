/** A text of the town's own. English may be empty: the German one is then shown, marked as German. */
export type TownText = { de: string; en: string };

/** What a town says in its own words, and where it is shown. */
export type TownTexts = {
  /** Above the form of the hosted buy page. */
  welcome: TownText;
  /** In the mails about an order: placed, paid, vouchers. */
  mailNote: TownText;
  /** Where questions are answered by phone: at the foot of every hosted page and mail. Empty: not shown. */
  helpPhone: string;
  /** When the office is open; beside the phone. */
  officeHours: TownText;
};

/** What an operator may change about a network. Slug, mode and time zone stay: they are printed and booked. */
export interface NetworkSettings {
  town: string;
  voucherName: string;
  /** `#rrggbb`, in small letters. */
  brandColor: string;
  /** 1 to 12 different ones, ascending. */
  denominationsCents: number[];
  /** Most vouchers in one order, 1 to 100. */
  maxVouchers: number;
  /** Two digits each; where there are any, the issuer's own is among them (BMF of 15 March 2022). */
  postcodeAreas: string[];
  issuer: { name: string; street: string; postalCode: string; city: string; email: string };
  /** The issuer's account; empty only as long as there is none, and then nobody can pay by transfer. */
  iban: string;
  bic: string;
  texts: TownTexts;
}

/** What settings may hold; both sides check by it. Lengths in UTF-16 units. */
export const SETTINGS_LIMITS = {
  lineLength: 60,
  /** EPC069-12: a GiroCode holds no longer name. */
  issuerNameLength: 70,
  textLength: 600,
  hoursLength: 120,
  maxDenominations: 12,
  minDenominationCents: 100,
  maxDenominationCents: 100_000,
  maxVouchers: 100,
  maxPostcodeAreas: 12,
} as const;

export interface SettingsView {
  settings: NetworkSettings;
  /** Names this state of the settings. Saving over another one is refused. */
  version: string;
  mode: "test" | "live";
  /** Orders to be paid by transfer that nobody paid yet, and the day the last of them is closed, `YYYY-MM-DD`. */
  openTransfers: { count: number; lastDay?: string };
  /** The network's twin of the other mode, where there is one. */
  twin?: { slug: string; mode: "test" | "live" };
}
export interface SettingsResponse {
  view: SettingsView;
}

/** PUT; 409 where the version is no longer the one stored: then nothing is changed. */
export interface SaveSettingsRequest {
  version: string;
  settings: NetworkSettings;
}

/** What a town needs before it may sell for real money. */
export type ReadinessCheck =
  /** § 356a BGB; no setting of a town, but a part of the software. */
  | "withdrawal"
  /** Paying back what was withdrawn from; a part of the software too. */
  | "refund"
  | "issuer"
  | "account"
  | "postcode_areas"
  | "partners"
  | "https"
  | "secret"
  | "mail_sender"
  | "mail_server";

export interface ReadinessResponse {
  /** False on every live network while a check is missing; a test network sells for practice. */
  mayGoLive: boolean;
  checks: { check: ReadinessCheck; isMet: boolean }[];
  /** Partners in business whose postcode lies outside the network's areas. */
  partnersOutside: number;
}

/** Why a mail server did not take a mail. */
export type MailRefusal =
  | "unreachable"
  | "no_answer"
  | "insecure"
  | "login_refused"
  | "sender_refused"
  | "recipient_refused"
  | "try_later"
  | "refused";

export interface TestMailResponse {
  /** The signed-in operator's own address. */
  to: string;
  outcome: "accepted" | "refused";
  reason?: MailRefusal;
  /** The server's own words, one line. */
  serverSaid?: string;
}
