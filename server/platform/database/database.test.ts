import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startTestTown, type TestTown } from "../../../demo/testing/test-town.ts";
import { isTransactionConflict, isUniqueViolation, type Store } from "./database.ts";

let town: TestTown;
before(async () => void (town = await startTestTown({ worker: false })));
after(() => town.close());

const rename = (store: Store, slug: string, name: string): Promise<unknown> =>
  store.partner.updateMany({ where: { networkId: town.context.network.id, id: slug }, data: { name } });

test("two transactions that lock each other are both done in the end", async () => {
  const { baecker, blumen } = town.town.sites;
  const gates = { first: gate(), second: gate() };
  let tries = 0;
  const run = (mine: "first" | "second", other: "first" | "second", partners: [string, string]): Promise<void> =>
    town.context.database.transaction(async (store) => {
      tries++;
      await rename(store, partners[0], mine);
      gates[mine].open();
      await gates[other].opened;
      await rename(store, partners[1], mine);
    });
  await Promise.all([
    run("first", "second", [baecker.partnerId, blumen.partnerId]),
    run("second", "first", [blumen.partnerId, baecker.partnerId]),
  ]);
  assert.equal(tries, 3, "one of them was the deadlock's victim and was repeated");
});

function gate(): { opened: Promise<void>; open(): void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
}

test("what Prisma and the driver throw is recognised", async () => {
  const { prisma, pool } = town.context.database;
  const again = {
    networkId: town.context.network.id,
    id: town.town.sites.imker.partnerId,
    name: "x",
    createdAt: new Date(),
  };
  await assert.rejects(prisma.partner.create({ data: again }), isUniqueViolation);
  await assert.rejects(
    pool.query("INSERT INTO partners (network_id, id, name, created_at) VALUES ($1, $2, 'x', now())", [
      again.networkId,
      again.id,
    ]),
    isUniqueViolation,
  );
  await assert.rejects(
    prisma.$executeRaw`DO $$ BEGIN RAISE EXCEPTION 'x' USING ERRCODE = '40001'; END $$`,
    isTransactionConflict,
  );
  await assert.rejects(
    pool.query("DO $$ BEGIN RAISE EXCEPTION 'x' USING ERRCODE = '40P01'; END $$"),
    isTransactionConflict,
  );
  assert.equal(isUniqueViolation(new Error("Unique constraint")), false);
  assert.equal(isTransactionConflict(new Error("deadlock")), false);
});
