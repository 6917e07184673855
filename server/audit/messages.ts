import type { AuditAction } from "../../sdk/wire/audit.ts";
import type { DropReason } from "../../sdk/wire/deliveries.ts";
import type { Role } from "../../sdk/wire/people.ts";
import { german } from "./messages.de.ts";
import { english } from "./messages.en.ts";

/** The audit in words. */
export interface AuditMessages {
  /** What was done; every action has one. */
  sentences: Record<AuditAction, string>;
  roles: Record<Role, string>;
  office(label: string): string;
  /** @param id the end of the person's id, which tells two of them apart */
  formerOffice(id: string): string;
  you: string;
  scanner(name: string): string;
  key(label: string): string;
  provider: string;
  applicant: string;
  command: string;
  somebody: string;
  system: string;
  order(number: string): string;
  /** A voucher, by its value and the end of its code. */
  pass(amount: string, last4: string): string;
  /** By the path of the setting; one that is not here is shown by its path. */
  settings: Record<string, string>;
  /** Why a mail was given up; after a colon. */
  dropReasons: Record<DropReason, string>;
  file: { name: string; columns: string[] };
}

export const auditMessages: Record<"de" | "en", AuditMessages> = { de: german, en: english };
