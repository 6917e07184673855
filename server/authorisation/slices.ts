import { acceptanceRows } from "./rows/acceptance.ts";
import { applicationRows } from "./rows/applications.ts";
import { auditRows } from "./rows/audit.ts";
import { counterRows } from "./rows/counter.ts";
import { couponRows } from "./rows/coupons.ts";
import { dayRows } from "./rows/day.ts";
import { deliveryRows } from "./rows/deliveries.ts";
import { orderRows } from "./rows/orders.ts";
import { pageRows } from "./rows/pages.ts";
import { peopleRows } from "./rows/people.ts";
import { printRows } from "./rows/prints.ts";
import { profileRows } from "./rows/profiles.ts";
import { scannerRows } from "./rows/scanners.ts";
import { settingsRows } from "./rows/settings.ts";
import { siteRows } from "./rows/sites.ts";
import { supervisionRows } from "./rows/supervision.ts";
import { teamRows } from "./rows/team.ts";

/** Every slice's rows. A new one adds a line. */
export const slices = [
  acceptanceRows,
  applicationRows,
  auditRows,
  counterRows,
  couponRows,
  dayRows,
  deliveryRows,
  orderRows,
  pageRows,
  peopleRows,
  printRows,
  profileRows,
  scannerRows,
  settingsRows,
  siteRows,
  supervisionRows,
  teamRows,
];
