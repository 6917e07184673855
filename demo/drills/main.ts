import { parseArgs } from "node:util";
import { browsersDrill } from "./browsers.ts";
import type { DrillReport } from "./drill-report.ts";
import { killDrill } from "./kill.ts";
import { raceCoupon } from "./race-coupon.ts";
import { raceKey } from "./race-key.ts";
import { raceScan } from "./race-scan.ts";
import { silentMailDrill } from "./silent-mail.ts";
import { embeddedDrill, sigtermDrill } from "./sigterm.ts";

/**
 * `npm run drill -- NAME [--vouchers 100 --coupons 10 --books 20 --scans 200 --requests 100 --rounds 1 --kills 20 --customers 16 --seed 1 --seconds S --browser firefox]`.
 * With `--seconds` it is repeated with the next seeds until the time is up. Ends with 1 where something was not as it has to be.
 */
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: Object.fromEntries(
    [
      "vouchers",
      "coupons",
      "books",
      "scans",
      "requests",
      "rounds",
      "kills",
      "customers",
      "seed",
      "seconds",
      "browser",
    ].map((name) => [name, { type: "string" as const }]),
  ),
});
const number = (name: string, otherwise: number): number => Number(values[name] ?? otherwise);

const drills: Record<string, (seed: number) => Promise<DrillReport>> = {
  "race-scan": (seed) => raceScan({ vouchers: number("vouchers", 100), scans: number("scans", 200), seed }),
  "race-coupon": () =>
    raceCoupon({ coupons: number("coupons", 10), books: number("books", 20), scans: number("scans", 200) }),
  "race-key": () => raceKey({ requests: number("requests", 100), rounds: number("rounds", 5) }),
  kill: (seed) => killDrill({ kills: number("kills", 20), customers: number("customers", 16), seed }),
  sigterm: () => sigtermDrill({ inHand: number("requests", 10) }),
  "silent-mail": () => silentMailDrill(),
  embedded: () => embeddedDrill({ kills: number("kills", 3) }),
  browsers: () => browsersDrill({ browser: values["browser"] }),
};

const names = positionals.length > 0 ? positionals : Object.keys(drills);
const unknown = names.filter((name) => !drills[name]);
if (unknown.length > 0) {
  console.error(`There is no drill ${unknown.join(", ")}. There are: ${Object.keys(drills).join(", ")}.`);
  process.exit(2);
}
let isClean = true;
const until = performance.now() + number("seconds", 0) * 1_000;
let seed = number("seed", 1);
do {
  for (const name of names) {
    const report = await drills[name]!(seed); // safe because unknown names ended above
    console.log(
      `${report.problems.length === 0 ? "passed" : "FAILED"}  ${name}  ${Object.entries(report.figures)
        .map(([key, value]) => `${key} ${value}`)
        .join(", ")}`,
    );
    for (const problem of report.problems.slice(0, 30)) console.log(`        ${problem}`);
    console.log(JSON.stringify({ ...report, ok: report.problems.length === 0 }));
    isClean &&= report.problems.length === 0;
  }
  seed++;
} while (performance.now() < until);
process.exit(isClean ? 0 : 1);
