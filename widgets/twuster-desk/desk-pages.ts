import type { OfficePageEntry } from "../shared/office/office-page.ts";
import { accountEntry } from "../shared/office/pages/account-entry.ts";
import { couponsEntry } from "./pages/coupons/coupons-entry.ts";
import { dayEntries } from "./pages/day-entries.ts";
import { profileEntry } from "./pages/profile/profile-entry.ts";
import { sitesEntry } from "./sites/sites-entry.ts";

/** The desk's menu. A slice adds its page here, in one line. */
export const deskPages: readonly OfficePageEntry[] = [
  ...dayEntries,
  couponsEntry,
  profileEntry,
  sitesEntry,
  accountEntry,
];
