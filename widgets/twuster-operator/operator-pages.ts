import type { OfficePageEntry } from "../shared/office/office-page.ts";
import { accountEntry } from "../shared/office/pages/account-entry.ts";
import { recordEntries } from "./pages/record-entries.ts";
import { acceptanceEntry } from "./pages/acceptance-entry.ts";
import { couponBookEntry } from "./pages/coupon-book-entry.ts";
import { joinEntries, teamEntry } from "./pages/join-entries.ts";
import { settingsEntry } from "./pages/settings/settings-entry.ts";

/** The office's menu. A slice adds its page here, in one line. */
export const operatorPages: readonly OfficePageEntry[] = [
  ...joinEntries,
  acceptanceEntry,
  couponBookEntry,
  ...recordEntries,
  teamEntry,
  settingsEntry,
  accountEntry,
];
