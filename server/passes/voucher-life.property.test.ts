import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import fc from "fast-check";
import pg from "pg";
import { TestDevice } from "../../demo/testing/device.ts";
import { openVouchers } from "../../demo/testing/open-voucher.ts";
import { days, minutes, TestClock } from "../../demo/testing/test-clock.ts";
import { startTestTown, type TestTown } from "../../demo/testing/test-town.ts";
import { draftTown, newPairingCode, seedTown } from "../../demo/town/seed.ts";
import type { ErrorBody } from "../../sdk/wire/errors.ts";
import type { Context } from "../platform/context.ts";

type Shop = "flowers" | "baker";
/** A voucher as a child would keep the books. */
interface Voucher {
  code: string;
  hmac: string;
  cents: number;
  state: "open" | "locked" | "redeemed" | "void" | "expired";
  cycle: number;
  receipt?: Receipt;
}
interface Receipt {
  number: string;
  shop: Shop;
  voucher: Voucher;
  usedAt: number;
  reversedAt?: number;
}
interface Model {
  vouchers: Voucher[];
  receipts: Receipt[];
  /** Keys that led to a redemption, with their answer. */
  keys: { shop: Shop; key: string; voucher: Voucher; answer: unknown; keptUntil: number }[];
}
interface Real {
  context: Context;
  siteKey: string;
  devices: Record<Shop, TestDevice>;
}
type Command = fc.AsyncCommand<Model, Real>;

const clock = new TestClock();
const lastInstant = Date.parse("2029-12-31T22:59:59.999Z");
let town: TestTown;
let owner: pg.Client;
let runs = 0;
before(async () => {
  town = await startTestTown({ worker: false, clock });
  owner = new pg.Client({
    connectionString: town.databaseUrl,
    options: `-c search_path=${town.config.DATABASE_SCHEMA}`,
  });
  await owner.connect();
});
after(async () => {
  await owner?.end();
  await town?.close();
});

/** A command, and after it the whole comparison of database and model. */
function command(
  name: string,
  check: (model: Model) => boolean,
  run: (model: Model, real: Real) => Promise<void>,
): Command {
  return {
    check,
    run: async (model, real) => {
      await run(model, real);
      await compare(model, real);
    },
    toString: () => name,
  };
}
const pick = <T>(list: T[], index: number): T => list[index % list.length]!; // safe because every check asks for one
const isOver = (): boolean => clock.now().getTime() > lastInstant;
const post = (device: TestDevice, path: string, key: string, body: object): ReturnType<TestDevice["request"]> =>
  device.request(path, { body, headers: { "Idempotency-Key": key } });

/** What a redemption has to answer; undefined where it has to succeed. */
function refusalOf(voucher: Voucher, shop: Shop): unknown {
  if (voucher.state === "locked" || voucher.state === "void") return { outcome: voucher.state };
  if (voucher.state === "redeemed") {
    const { number, usedAt, shop: where } = voucher.receipt!; // safe because the model sets it with the state
    return {
      outcome: "already_redeemed",
      kind: "voucher",
      redeemedAt: new Date(usedAt).toISOString(),
      receiptNumber: number,
      isHere: where === shop,
      valueCents: voucher.cents,
    };
  }
  return voucher.state === "expired" || isOver()
    ? { outcome: "expired", kind: "voucher", validUntil: "2029-12-31", valueCents: voucher.cents }
    : undefined;
}

function keep(model: Model, voucher: Voucher, shop: Shop, key: string, answer: { receiptNumber?: string }): void {
  assert.deepEqual(answer, {
    outcome: "redeemed",
    kind: "voucher",
    receiptNumber: answer.receiptNumber,
    valueCents: voucher.cents,
    redeemedAt: clock.now().toISOString(),
    undoUntil: new Date(clock.now().getTime() + minutes(15)).toISOString(),
    isTraining: false,
  });
  const receipt: Receipt = { number: answer.receiptNumber!, shop, voucher, usedAt: clock.now().getTime() }; // safe because the line above compared it
  assert.ok(!model.receipts.some((other) => other.number === receipt.number));
  model.receipts.push(receipt);
  model.keys.push({ shop, key, voucher, answer, keptUntil: receipt.usedAt + days(2) });
  Object.assign(voucher, { state: "redeemed", receipt });
}

let keyCount = 0;
const newKey = (): string => `key-of-one-press-${++keyCount}`;
const shops = fc.constantFrom<Shop>("flowers", "baker");
const anyVoucher = (model: Model): boolean => model.vouchers.length > 0;

const issue = fc.constantFrom(1_000, 2_500, 5_000).map((cents) =>
  command(
    `issue ${cents}`,
    () => !isOver(),
    async (model, { context, siteKey }) => {
      const code = (await openVouchers(context, siteKey, [cents]))[0]!; // safe because one was asked for
      model.vouchers.push({
        code,
        hmac: context.keys.hmac("pass-code", context.network.id, code).toString("hex"),
        cents,
        state: "open",
        cycle: 0,
      });
    },
  ),
);
const redeem = fc.tuple(shops, fc.nat(2)).map(([shop, i]) =>
  command(`redeem ${i} at ${shop}`, anyVoucher, async (model, real) => {
    const voucher = pick(model.vouchers, i);
    const key = newKey();
    const refusal = refusalOf(voucher, shop);
    const outcome = await real.devices[shop].redeem(voucher.code, voucher.cents, key);
    if (refusal) assert.deepEqual(outcome, refusal);
    else keep(model, voucher, shop, key, outcome as { receiptNumber?: string });
  }),
);
const race = fc.nat(2).map((i) =>
  command(`redeem ${i} at both at once`, anyVoucher, async (model, real) => {
    const voucher = pick(model.vouchers, i);
    const both = await Promise.all(
      (["flowers", "baker"] as const).map(async (shop) => {
        const key = newKey();
        return {
          shop,
          key,
          refusal: refusalOf(voucher, shop),
          outcome: await real.devices[shop].redeem(voucher.code, voucher.cents, key),
        };
      }),
    );
    const winners = both.filter(({ outcome }) => outcome.outcome === "redeemed");
    assert.equal(winners.length, both[0]!.refusal ? 0 : 1); // safe because there are two
    for (const { shop, key, outcome } of winners)
      keep(model, voucher, shop, key, outcome as { receiptNumber?: string });
    for (const { shop, outcome } of both)
      if (outcome.outcome !== "redeemed") assert.deepEqual(outcome, refusalOf(voucher, shop));
  }),
);
const undo = fc.tuple(shops, fc.nat(2)).map(([shop, i]) =>
  command(
    `undo ${i} at ${shop}`,
    (model) => model.receipts.length > 0,
    async (model, real) => {
      const receipt = pick(model.receipts, i);
      const answer = await post(real.devices[shop], `redemptions/${receipt.number}/reversal`, newKey(), {
        reason: "mistake",
      });
      if (shop !== receipt.shop)
        return assert.deepEqual([answer.status, (answer.body as ErrorBody).error.code], [404, "not_found"]);
      const now = clock.now().getTime();
      const undoUntil = receipt.usedAt + minutes(15);
      if (receipt.reversedAt === undefined && now >= undoUntil)
        return assert.deepEqual(answer.body, { outcome: "too_late", undoUntil: new Date(undoUntil).toISOString() });
      if (receipt.reversedAt === undefined) {
        receipt.reversedAt = now;
        Object.assign(receipt.voucher, { state: "open", cycle: receipt.voucher.cycle + 1 });
      }
      assert.deepEqual(answer.body, {
        outcome: "reversed",
        kind: "voucher",
        receiptNumber: receipt.number,
        valueCents: receipt.voucher.cents,
        reversedAt: new Date(receipt.reversedAt).toISOString(),
      });
    },
  ),
);
const replay = fc.tuple(fc.nat(2), fc.boolean()).map(([i, isSame]) =>
  command(
    `replay key ${i}${isSame ? "" : " with another receipt number"}`,
    (model) => model.keys.length > 0,
    async (model, real) => {
      const { shop, key, voucher, answer } = pick(model.keys, i);
      const again = await post(real.devices[shop], "redemptions", key, {
        code: voucher.code,
        valueCents: voucher.cents,
        ...(isSame ? {} : { partnerReceipt: "B-1" }),
      });
      const { receiptNumber } = answer as { receiptNumber: string };
      const undone = model.receipts.find(({ number }) => number === receiptNumber)?.reversedAt;
      const said =
        undone === undefined ? answer : { ...(answer as object), reversedAt: new Date(undone).toISOString() };
      if (isSame) assert.deepEqual([again.status, again.body], [200, said]);
      else assert.deepEqual([again.status, (again.body as ErrorBody).error.code], [422, "idempotency_mismatch"]);
    },
  ),
);
const next = { open: ["locked", "locked", "void"], locked: ["open", "open", "void"] } as const;
const movable = (model: Model): Voucher[] =>
  model.vouchers.filter(({ state }) => state === "open" || state === "locked");
const move = fc.tuple(fc.nat(2), fc.nat(2)).map(([i, choice]) =>
  command(
    `lock, open or void ${i}, ${choice}`,
    (model) => movable(model).length > 0,
    async (model, { context }) => {
      const voucher = pick(movable(model), i);
      const from = voucher.state as "open" | "locked"; // safe because only these are movable
      const to = next[from][choice]!; // safe because choice is below three
      await owner.query(
        `WITH moved AS (UPDATE passes SET state = $2 WHERE encode(code_hmac, 'hex') = $1 AND state = $3 RETURNING *),
      booked AS (INSERT INTO ledger_transactions SELECT network_id, id, 'void', id::text, $4 FROM moved WHERE $2 = 'void')
      INSERT INTO ledger_entries SELECT network_id, id, line, account, NULL, sign * value_cents FROM moved,
        (VALUES (1, 'voucher_liability', 1), (2, 'voided_vouchers', -1)) AS v(line, account, sign) WHERE $2 = 'void'`,
        [voucher.hmac, to, from, context.clock.now()],
      );
      voucher.state = to;
    },
  ),
);
const wait = fc.constantFrom(minutes(1), minutes(14), minutes(15), days(1), days(1_200)).map((pause) =>
  command(
    `wait ${pause / 60_000} minutes`,
    () => true,
    async () => clock.pass(pause),
  ),
);
const tidyUp = fc.constant(
  command(
    "housekeeping",
    () => true,
    async (model) => {
      await town.twuster.housekeeping.run();
      model.keys = model.keys.filter(({ keptUntil }) => keptUntil >= clock.now().getTime());
      if (isOver()) for (const voucher of model.vouchers) if (voucher.state === "open") voucher.state = "expired";
    },
  ),
);

async function compare(model: Model, { context }: Real): Promise<void> {
  const { rows: passes } = await owner.query<{ hmac: string; state: string; cycle: number }>(
    "SELECT encode(code_hmac, 'hex') AS hmac, state, cycle FROM passes WHERE network_id = $1 AND NOT is_training ORDER BY hmac",
    [context.network.id],
  );
  assert.deepEqual(
    passes,
    model.vouchers
      .map(({ hmac, state, cycle }) => ({ hmac, state, cycle }))
      .toSorted((a, b) => (a.hmac < b.hmac ? -1 : 1)),
  );
  const { rows } = await owner.query<{ account: string; issued: number; balance: number }>(
    `SELECT account, -sum(amount_cents)::int AS balance,
      -(sum(amount_cents) FILTER (WHERE kind = 'issue'))::int AS issued FROM ledger_entries e JOIN ledger_transactions t ON t.network_id = e.network_id AND t.id = e.transaction_id
      WHERE e.network_id = $1 GROUP BY account`,
    [context.network.id],
  );
  const booked = (account: string): number => rows.find((row) => row.account === account)?.balance ?? 0;
  const sum = (...states: Voucher["state"][]): number =>
    model.vouchers.filter(({ state }) => states.includes(state)).reduce((total, { cents }) => total + cents, 0);
  const books = {
    open: booked("voucher_liability"),
    redeemed: booked("partner_payable"),
    expired: booked("expired_vouchers"),
    voided: booked("voided_vouchers"),
  };
  assert.deepEqual(books, {
    open: sum("open", "locked"),
    redeemed: sum("redeemed"),
    expired: sum("expired"),
    voided: sum("void"),
  });
  const issued = rows.find((row) => row.account === "voucher_liability")?.issued ?? 0;
  assert.equal(issued, books.open + books.redeemed + books.expired + books.voided);
}

test("whatever people do with vouchers, database, answers and books agree with a simple model", async () => {
  const commands = fc.commands(
    [issue, issue, redeem, redeem, redeem, race, undo, undo, replay, move, move, wait, tidyUp],
    {
      maxCommands: 40,
      size: "max",
    },
  );
  await fc.assert(
    fc.asyncProperty(commands, async (sequence) => {
      clock.set("2026-11-23T10:00:00Z");
      const seeded = draftTown(`life-${++runs}`);
      await seedTown(town.twuster, seeded, () => []);
      const context = await town.twuster.directory.contextOfSlug(seeded.slug);
      const pair = async (site: "blumen" | "baecker"): Promise<TestDevice> =>
        TestDevice.pair({ url: town.url, network: seeded.slug }, await newPairingCode(town.twuster, seeded, site));
      const devices = { flowers: await pair("blumen"), baker: await pair("baecker") };
      await fc.asyncModelRun(
        () => ({
          model: { vouchers: [], receipts: [], keys: [] },
          real: { context, siteKey: seeded.sites.baecker.key, devices },
        }),
        sequence,
      );
    }),
    {
      numRuns: Number(process.env["FAST_CHECK_RUNS"] ?? 15),
      endOnFailure: process.env["FAST_CHECK_RUNS"] === undefined,
    },
  );
});
