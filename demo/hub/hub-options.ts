import type { html } from "hono/html";
import type { DemoOptions } from "../shared/options.ts";

export type Markup = ReturnType<typeof html>;

export interface HubOptions extends DemoOptions {
  /** A short-lived code that pairs a scanner with the florist; asked for on every page view. */
  pairingCode(): Promise<string>;
  /** Code of a training voucher, no money behind it. */
  trainingCode: string;
  mailboxUrl: string;
  officeUrl: string;
  walletUrl: string;
  scannerUrl: string;
  /** Opens the issuer's office of the demo network. */
  operatorKey: string;
  /** Slug of the second town. */
  neighbour: string;
  /** Addresses of who can sign in; the link comes to the mailbox. */
  people: Record<"florist" | "club" | "office", string>;
}
