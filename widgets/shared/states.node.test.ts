import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

/** Every element of the script in every state: which test reaches it by its cause, or why there is no such state. */
type Cell = Reached | { never: string };
interface Reached {
  file: string;
  test: string;
}

const STATES = [
  "script blocked",
  "API down",
  "429",
  "offline",
  "slower than 8 s",
  "bad key",
  "foreign origin",
  "nothing to sell",
  "sold out",
  "expired",
  "last known, with its age",
] as const;
type Row = Record<(typeof STATES)[number], Cell>;

const folder = join(import.meta.dirname, "../..");
const by = (file: string, test: string): Reached => ({ file, test });
const never = (reason: string): Cell => ({ never: reason });
const suite = (test: string): Reached => by("widgets/shared/state-suite.ts", test);
const scanner = (test: string): Reached => by("widgets/twuster-scanner/twuster-scanner.test.ts", test);
const scannerStates = (test: string): Reached => by("widgets/twuster-scanner/scanner-states.test.ts", test);
const wallet = (test: string): Reached => by("widgets/twuster-wallet/twuster-wallet.test.ts", test);

const blocked = by("demo/hostile/behaviour.e2e.ts", "with our script blocked each element is its link");

/** What an element has that joins the suite by its one line. */
const asSuite = {
  "script blocked": blocked,
  "API down": suite("says that nothing answers when the line is cut, and retries"),
  429: suite("waits as long as it is told when there were too many tries"),
  offline: suite("says that the device is offline and comes back by itself"),
  "slower than 8 s": suite("says after 8 seconds that it is slow, and arrives all the same"),
  "bad key": suite("a key that is revoked"),
  "foreign origin": suite("a page that is not enabled"),
  "nothing to sell": suite("a network that does not sell yet"),
  "last known, with its age": suite("keeps the last known content, with its age, when a refresh fails"),
};

const rows: Record<string, Row> = {
  "twuster-voucher-purchase": {
    ...asSuite,
    "sold out": never("vouchers don't run out; a town that stops selling has nothing to sell"),
    expired: by(
      "widgets/twuster-voucher-purchase/purchase-completion.test.ts",
      "lets go of an order that nobody knows any more",
    ),
  },
  "twuster-town": {
    ...asSuite,
    "sold out": never("it sells nothing"),
    expired: never("who no longer takes part is not in the answer"),
  },
  "twuster-coupon-list": {
    ...asSuite,
    "sold out": by(
      "widgets/twuster-coupon-list/coupon-list.test.ts",
      "says where the last one is gone, in the moment it is pressed",
    ),
    expired: never("what is over is not in the answer"),
  },
  "twuster-wallet": {
    "script blocked": blocked,
    "API down": wallet("the line cut: the voucher is there all the same, to show and to keep"),
    429: wallet("too many wrong codes from this shop's router: says when, and that the voucher stays good"),
    offline: wallet("without reception: what is kept is shown, with a calm sentence"),
    "slower than 8 s": wallet("a slow answer: says so and shows it before it comes"),
    "bad key": wallet("a page that names no town: says so, and leads on by the page's own link"),
    "foreign origin": never("it is bound to no page: who has the code may look, from anywhere"),
    "nothing to sell": wallet("asks before removing, with the mail named; a link brings it back"),
    "sold out": wallet("a voucher used up: what is known of it is shown, no code"),
    expired: wallet("a voucher that is ${to}: says so, shows no code and can't be kept"),
    "last known, with its age": wallet("without reception: what is kept is shown, with a calm sentence"),
  },
  "twuster-scanner": {
    "script blocked": blocked,
    "API down": scanner("says that nothing was checked when the line is cut, and goes on when it is back"),
    429: scanner("has a sentence for ${fault}"),
    offline: scannerStates("says that there is no reception, checks nothing, and goes on by the retry"),
    "slower than 8 s": scanner("gives up after 8 s with a sentence"),
    "bad key": scannerStates("says that the town is missing"),
    "foreign origin": scannerStates("looks at nothing, says so, and leads back"),
    "nothing to sell": never("it sells nothing"),
    "sold out": scannerStates("says that the day's limit of this page is reached, and where it goes on"),
    expired: by("widgets/twuster-scanner/scanner-refusals.test.ts", "says what a ${to} voucher is and what to tell"),
    "last known, with its age": never("whether a voucher is good is asked each time: an old answer would be paid for"),
  },
};

const read = (file: string): string => readFileSync(join(folder, file), "utf8");

test("every element of the script has its row, with every state", () => {
  const tags = [...read("sdk/loader/twuster.ts").matchAll(/^ {2}"(twuster-[a-z-]+)": async/gm)].map(([, tag]) => tag);
  assert.ok(tags.length >= 4);
  assert.deepEqual(Object.keys(rows).sort(), tags.sort());
  for (const [tag, row] of Object.entries(rows)) assert.deepEqual(Object.keys(row).sort(), [...STATES].sort(), tag);
});

test("each of the tests named there exists; who counts on the suite has joined it", () => {
  for (const [tag, row] of Object.entries(rows))
    for (const [state, cell] of Object.entries(row)) {
      if ("never" in cell) continue;
      assert.ok(read(cell.file).includes(cell.test), `${tag}, ${state}: no "${cell.test}" in ${cell.file}`);
      if (cell.file !== "widgets/shared/state-suite.ts") continue;
      const joined = globSync(`widgets/${tag}/*.test.ts`, { cwd: folder }).map(read).join("\n");
      assert.match(joined, new RegExp(`describeStates\\(\\{\\s*tag: "${tag}"`), `${tag} is not in the suite`);
    }
});
