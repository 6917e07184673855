import { randomUUID } from "node:crypto";
import type { OrderView } from "../../sdk/wire/order.ts";
import { confirmTransfer, postOrder, referenceOf } from "../testing/ask.ts";
import { Findings, type DrillReport } from "./drill-report.ts";
import { startDrillTown, type DrillTown, type Protection } from "./drill-town.ts";

export interface RaceKeyOptions {
  /** How often the same request comes, all at once, half through each process. */
  requests: number;
  rounds: number;
  protection?: Protection;
}

/** One Idempotency-Key, many times in parallel through two processes: one effect, one answer. */
export async function raceKey({ requests, rounds, protection }: RaceKeyOptions): Promise<DrillReport> {
  const findings = new Findings();
  const drill = await startDrillTown({ devices: 1, ...(protection ? { protection } : {}) });
  try {
    const begin = performance.now();
    for (let round = 0; round < rounds; round++) {
      await raceRedeemAndUndo(drill, requests, findings);
      for (const paymentMethod of ["bank_transfer", "test"] as const)
        await raceOrder(drill, requests, paymentMethod, findings);
    }
    const seconds = ((performance.now() - begin) / 1_000).toFixed(1);
    Object.assign(findings.figures, {
      requests,
      rounds,
      processes: drill.apis.map((api) => api.pid).join(" and "),
      seconds,
    });
    await drill.verify(findings);
    return findings.report("race-key");
  } finally {
    await drill.close();
  }
}

async function raceRedeemAndUndo(drill: DrillTown, requests: number, findings: Findings): Promise<void> {
  const [code] = await drill.openVouchers(1);
  const device = drill.devices[0]!; // safe because one was asked for
  const through = (index: number) => device.at(drill.apis[index % 2]!.url); // safe because there are two
  const before = {
    uses: await drill.count("SELECT count(*) FROM uses"),
    undone: await drill.count("SELECT count(*) FROM use_reversals"),
  };

  const key = randomUUID();
  const answers = await Promise.all(
    Array.from({ length: requests }, (_, index) => through(index).redeem(code!, 2_500, key)),
  ); // safe because one voucher was asked for
  findings.expect("different answers to one redemption", distinct(answers), 1);
  findings.expect("answer to one redemption", answers[0]?.outcome, "redeemed");
  findings.expect("uses by one key", (await drill.count("SELECT count(*) FROM uses")) - before.uses, 1);

  const [first] = answers;
  if (first?.outcome !== "redeemed") return;
  const undoKey = randomUUID();
  const undos = await Promise.all(
    Array.from({ length: requests }, (_, index) => through(index).reverse(first.receiptNumber, undoKey)),
  );
  findings.expect("different answers to one undo", distinct(undos), 1);
  findings.expect("answer to one undo", undos[0]?.outcome, "reversed");
  findings.expect("undos by one key", (await drill.count("SELECT count(*) FROM use_reversals")) - before.undone, 1);
  // The same answer, which now says that it was undone as well.
  const { reversedAt, ...repeated } = { reversedAt: undefined, ...(await device.redeem(code!, 2_500, key)) }; // safe as above
  findings.expect("the old redemption repeated", JSON.stringify(repeated), JSON.stringify(first));
  findings.expect("when it was undone", reversedAt, undos[0]?.outcome === "reversed" ? undos[0].reversedAt : "");
  findings.expect("uses after it was repeated", (await drill.count("SELECT count(*) FROM uses")) - before.uses, 1);
}

async function raceOrder(
  drill: DrillTown,
  requests: number,
  paymentMethod: "bank_transfer" | "test",
  findings: Findings,
): Promise<void> {
  const { town, apis } = drill;
  const through = (index: number) => ({ ...town, url: apis[index % 2]!.url }); // safe because there are two
  const orders = await drill.count("SELECT count(*) FROM orders");
  const key = randomUUID();
  const answers = await Promise.all(
    Array.from({ length: requests }, (_, index) =>
      postOrder(through(index), { paymentMethod }, { "Idempotency-Key": key }),
    ),
  );
  // Each process writes links with its own address; a town has one.
  const views = answers.map(({ status, body }) => ({ status, order: body.order && { ...body.order, pageUrl: "" } }));
  findings.expect(`different answers to one ${paymentMethod} order`, distinct(views), 1);
  findings.expect(`status of one ${paymentMethod} order`, answers[0]?.status, 201);
  findings.expect(`orders by one key`, (await drill.count("SELECT count(*) FROM orders")) - orders, 1);
  if (paymentMethod === "bank_transfer" && answers[0]?.status === 201)
    await raceTransfer(drill, requests, answers[0].body.order, findings);
}

async function raceTransfer(drill: DrillTown, requests: number, order: OrderView, findings: Findings): Promise<void> {
  const { town, apis } = drill;
  const receipts = await drill.count("SELECT count(*) FROM receipts");
  const transfer = { reference: referenceOf(order), amountCents: order.totalCents, bankReference: randomUUID() };
  const headers = { "Idempotency-Key": randomUUID() };
  const answers = await Promise.all(
    Array.from({ length: requests }, (_, index) =>
      confirmTransfer({ ...town, url: apis[index % 2]!.url }, transfer, headers),
    ), // safe because there are two
  );
  findings.expect(
    "different answers to one transfer",
    distinct(answers.map(({ status, body }) => ({ status, body }))),
    1,
  );
  findings.expect("answer to one transfer", answers[0]?.body.outcome, "paid");
  findings.expect("receipts by one key", (await drill.count("SELECT count(*) FROM receipts")) - receipts, 1);
}

function distinct(answers: unknown[]): number {
  return new Set(answers.map((answer) => JSON.stringify(answer))).size;
}
