import { assertEqual, clearPhone } from "./wallet-testing.ts";
import { StorageBlocked, WalletStore, type KeptPass } from "./wallet-store.ts";

const NAME = "twuster-wallet";
const view = { kind: "voucher", valueCents: 2500, validUntil: "2029-12-31", state: "open", isTraining: false } as const;

function record(network: string, code: string): KeptPass {
  return { network, code, keptAt: "2026-11-23T10:00:00.000Z" };
}

describe("the wallet's store", () => {
  beforeEach(clearPhone);

  it("leaves no trace by looking", async () => {
    const store = new WalletStore();
    assertEqual(await store.list("town"), []);
    await store.note("town", "A", view, "2026-11-23T10:00:00.000Z");
    await store.remove("town", "A");
    assertEqual(
      (await indexedDB.databases()).filter(({ name }) => name === NAME),
      [],
    );
  });

  it("keeps towns apart", async () => {
    const store = new WalletStore();
    await store.put([record("syke", "A"), record("town", "B"), record("town-test", "C")]);
    assertEqual(
      (await store.list("town")).map(({ code }) => code),
      ["B"],
    );
    await store.remove("town", "B");
    assertEqual(await store.list("town"), []);
    assertEqual((await store.list("syke")).length, 1);
  });

  it("does not bring back what another tab removed", async () => {
    const [here, there] = [new WalletStore(), new WalletStore()];
    await here.put([record("town", "A"), record("town", "B")]);
    await there.remove("town", "A");
    await here.note("town", "A", view, "2026-11-23T10:00:00.000Z");
    await here.note("town", "B", view, "2026-11-23T10:00:00.000Z");
    assertEqual(
      (await there.list("town")).map(({ code, view: seen }) => [code, seen?.state]),
      [["B", "open"]],
    );
  });

  it("knows what phones kept before there were coupons as vouchers", async () => {
    const { kind: _, ...old } = view;
    const store = new WalletStore();
    await store.put([{ ...record("town", "A"), view: old as typeof view }]); // not so, and that is the test
    assertEqual(
      (await store.list("town")).map(({ view: seen }) => seen?.kind === "voucher" && seen.valueCents),
      [2500],
    );
  });

  it("says when the browser stores nothing", async () => {
    const { open, databases } = IDBFactory.prototype;
    IDBFactory.prototype.open = IDBFactory.prototype.databases = () => {
      throw new DOMException("denied", "SecurityError");
    };
    try {
      const refusal = await new WalletStore().put([record("town", "A")]).catch((error: unknown) => error);
      assertEqual(refusal instanceof StorageBlocked, true);
    } finally {
      Object.assign(IDBFactory.prototype, { open, databases });
    }
  });
});
