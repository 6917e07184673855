import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ApiError, type FailureCode } from "../../sdk/client/api-error.ts";
import type { DeviceStorage } from "../../sdk/device/device-storage.ts";
import { memoryStorage } from "../../sdk/device/memory-storage.ts";
import { checkCharacter } from "../../sdk/wire/pass-code.ts";
import type { DeviceView, RedeemOutcome, RedeemRequest, ReverseOutcome, ScanOutcome } from "../../sdk/wire/scan.ts";
import type { Screen } from "./counter-state.ts";
import { Counter, type CounterParts } from "./counter.ts";

const CODE = `ABCDEFGHJKMNPQR${checkCharacter("ABCDEFGHJKMNPQR")}`;
const device = { id: "d1", name: "Kasse 1" } as DeviceView; // safe because the counter never looks inside
const answered = {
  outcome: "redeemed",
  kind: "voucher",
  receiptNumber: "K7QF-2M9",
  valueCents: 2500,
  redeemedAt: "2026-11-23T10:00:00Z",
  undoUntil: "2026-11-23T10:15:00Z",
  isTraining: false,
} as const;
const redeemable: ScanOutcome = {
  outcome: "redeemable",
  kind: "voucher",
  valueCents: 2500,
  validUntil: "2029-12-31",
  isTraining: false,
};

const coupon: ScanOutcome = {
  outcome: "redeemable",
  kind: "coupon",
  entitlement: 7,
  terms: {
    title: "Zum Strauß eine Karte",
    benefit: { kind: "extra", thing: "eine Karte" },
    conditions: "",
    minimumCents: 2000,
    firstDay: "2026-01-01",
    lastDay: "2027-12-31",
    weekdays: [1, 2, 3, 4, 5, 6, 7],
  },
  book: "Twistringen 2027",
  isTraining: false,
};

/** A server with one voucher that books once per key, and a line that can be cut before or after it. */
class Shop {
  uses: string[] = [];
  undone = new Set<string>();
  keys: string[] = [];
  bodies = new Set<string>();
  line: "whole" | "cut" | "answer_lost" | FailureCode = "whole";
  requestId = "";
  isPaired = true;
  good: ScanOutcome = redeemable;
  /** Which coupon every look asked for. */
  looks: (number | undefined)[] = [];

  readonly client: CounterParts["client"] = {
    findDevice: async () => (this.isPaired ? device : undefined),
    pair: async () => ((this.isPaired = true), device),
    me: async () => device,
    scan: async (_code, entitlement) => {
      this.looks.push(entitlement);
      return this.#over((): ScanOutcome => (this.uses.length ? this.#spent() : this.good));
    },
    redeem: async (request: RedeemRequest, key: string) =>
      this.#over((): RedeemOutcome => {
        this.bodies.add(JSON.stringify(request));
        this.keys.push(key);
        if (this.undone.has(key)) return { ...answered, reversedAt: "2026-11-23T10:01:00Z" };
        if (this.uses.length && this.uses[0] !== key) return this.#spent();
        this.uses[0] = key;
        return answered;
      }),
    reverse: async (_receipt, _request, key) =>
      this.#over(
        (): ReverseOutcome => (
          this.undone.add(this.uses[0]!),
          (this.uses = []),
          this.keys.push(key),
          {
            outcome: "reversed",
            kind: "voucher",
            receiptNumber: "K7QF-2M9",
            valueCents: 2500,
            reversedAt: "2026-11-23T10:01:00Z",
          }
        ),
      ),
    note: async (receiptNumber, { partnerReceipt }, key) =>
      this.#over(() => (this.keys.push(key), { receiptNumber, partnerReceipt })),
  };

  #spent(): Extract<ScanOutcome, { outcome: "already_redeemed" }> {
    return {
      outcome: "already_redeemed",
      kind: "voucher",
      redeemedAt: answered.redeemedAt,
      receiptNumber: "K7QF-2M9",
      isHere: true,
      valueCents: 2500,
    };
  }

  #over<T>(act: () => T): T {
    if (this.line === "whole") return act();
    if (this.line === "answer_lost") act();
    const code = this.line === "cut" || this.line === "answer_lost" ? "unreachable" : this.line;
    throw new ApiError(
      code,
      this.requestId ? { body: { code: "unavailable", message: "", requestId: this.requestId } } : {},
    );
  }
}

function counterOf(
  shop: Shop,
  storage: DeviceStorage = memoryStorage(),
  isOnline = (): boolean => true,
): { counter: Counter; seen: string[]; storage: DeviceStorage } {
  const seen: string[] = [];
  const counter = new Counter({
    network: "twistringen",
    client: shop.client,
    storage,
    isOnline,
    canHoldKey: () => true,
    now: () => 0,
    onChange: ({ screen }) => seen.push(screen.name),
  });
  return { counter, seen, storage };
}

function assertScreen<Name extends Screen["name"]>(counter: Counter, name: Name): Extract<Screen, { name: Name }> {
  assert.equal(counter.state.screen.name, name);
  return counter.state.screen as Extract<Screen, { name: Name }>; // safe because the name was just compared
}

const pendingIn = (storage: DeviceStorage): Promise<unknown> => storage.findNote("twistringen", "pending");

describe("Counter", () => {
  it("looks, asks, books, and leaves nothing pending", async () => {
    const shop = new Shop();
    const { counter, seen, storage } = counterOf(shop);
    await counter.start();
    await counter.enter(CODE);
    assert.equal(shop.uses.length, 0);
    await counter.confirm(" R-1 ");
    assert.equal(assertScreen(counter, "result").redemption.partnerReceipt, "R-1");
    assert.deepEqual([...shop.bodies], [JSON.stringify({ code: CODE, valueCents: 2500, partnerReceipt: "R-1" })]);
    assert.equal(await pendingIn(storage), undefined);
    assert.ok(!JSON.stringify(await storage.findNote("twistringen", "recent")).includes(CODE), "no code is kept");
    assert.deepEqual(seen.slice(-4), ["looking", "found", "booking", "result"]);
  });

  it("repeats a lost answer under the same key: one use", async () => {
    const shop = new Shop();
    const { counter, storage } = counterOf(shop);
    await counter.start();
    await counter.enter(CODE);
    shop.line = "answer_lost";
    await counter.confirm();
    await counter.retry();
    assertScreen(counter, "unresolved");
    assert.notEqual(await pendingIn(storage), undefined);
    shop.line = "whole";
    await counter.retry();
    assertScreen(counter, "result");
    assert.equal(new Set(shop.keys).size, 1);
    assert.equal(shop.keys.length, 3);
    assert.equal(await pendingIn(storage), undefined);
  });

  it("shows no booking where a colleague undid it while the answer was lost", async () => {
    const shop = new Shop();
    const { counter, storage } = counterOf(shop);
    await counter.start();
    await counter.enter(CODE);
    shop.line = "answer_lost";
    await counter.confirm();
    shop.line = "whole";
    await shop.client.reverse("K7QF-2M9", { reason: "mistake" }, "colleague");
    await counter.retry();
    assertScreen(counter, "reversed");
    assert.deepEqual(counter.state.recent, []);
    assert.equal(await pendingIn(storage), undefined);
    await counter.next();
    await counter.enter(CODE);
    await counter.confirm();
    assertScreen(counter, "result");
  });

  it("settles after a reload what had been booked, and shows our own receipt", async () => {
    const shop = new Shop();
    const first = counterOf(shop);
    await first.counter.start();
    await first.counter.enter(CODE);
    shop.line = "answer_lost";
    await first.counter.confirm();
    shop.line = "whole";
    const { counter, seen } = counterOf(shop, first.storage);
    await counter.start();
    assert.equal(assertScreen(counter, "result").redemption.redeemed.receiptNumber, "K7QF-2M9");
    assert.ok(!seen.includes("ready"), "nothing new before the old is settled");
    assert.equal(new Set(shop.keys).size, 1);
  });

  it("books nothing by itself after a reload when the request never arrived", async () => {
    const shop = new Shop();
    const first = counterOf(shop);
    await first.counter.start();
    await first.counter.enter(CODE);
    shop.line = "cut";
    await first.counter.confirm();
    shop.line = "whole";
    const { counter, storage } = counterOf(shop, first.storage);
    await counter.start();
    const { pending } = assertScreen(counter, "found");
    assert.equal(shop.uses.length, 0);
    await counter.confirm("another receipt");
    assert.deepEqual(shop.keys, [pending!.key]);
    assertScreen(counter, "result");
    assert.equal(await pendingIn(storage), undefined);
  });

  it("gives up only after looking, and says that nothing was booked", async () => {
    const shop = new Shop();
    const { counter, storage } = counterOf(shop);
    await counter.start();
    await counter.enter(CODE);
    shop.line = "cut";
    await counter.confirm();
    await counter.next();
    assertScreen(counter, "unresolved");
    shop.line = "whole";
    await counter.giveUp();
    assertScreen(counter, "found");
    await counter.next();
    assert.equal(assertScreen(counter, "ready").notice, "not_booked");
    assert.equal(await pendingIn(storage), undefined);
  });

  it("sends nothing without reception", async () => {
    const shop = new Shop();
    let isOnline = true;
    const { counter } = counterOf(shop, memoryStorage(), () => isOnline);
    await counter.start();
    await counter.enter(CODE);
    isOnline = false;
    await counter.confirm();
    assert.equal(assertScreen(counter, "found").problem?.code, "offline");
    assert.equal(shop.keys.length, 0);
  });

  it("takes no 503 for a promise that nothing was booked: the API's own may come after booking too", async () => {
    for (const requestId of ["req_1", ""]) {
      const shop = new Shop();
      const { counter } = counterOf(shop);
      await counter.start();
      await counter.enter(CODE);
      Object.assign(shop, { line: "unavailable", requestId });
      await counter.confirm();
      assertScreen(counter, "unresolved");
    }
  });

  it("takes back within its time and forgets the redemption", async () => {
    const shop = new Shop();
    const { counter } = counterOf(shop);
    await counter.start();
    await counter.enter(CODE);
    await counter.confirm();
    counter.askUndo();
    await counter.undo("mistake");
    assertScreen(counter, "reversed");
    assert.deepEqual(counter.state.recent, []);
  });

  it("notes the shop's number once: the same number again keeps its key", async () => {
    const shop = new Shop();
    const { counter } = counterOf(shop);
    await counter.start();
    await counter.enter(CODE);
    await counter.confirm();
    shop.line = "answer_lost";
    await counter.note("R-2");
    assert.equal(assertScreen(counter, "result").problem?.code, "unreachable");
    shop.line = "whole";
    await counter.note("R-2");
    assert.equal(assertScreen(counter, "result").redemption.partnerReceipt, "R-2");
    assert.equal(shop.keys[1], shop.keys[2]);
  });

  it("asks for pairing when it was signed off, and settles what was open after it", async () => {
    const shop = new Shop();
    const { counter } = counterOf(shop);
    await counter.start();
    await counter.enter(CODE);
    shop.line = "answer_lost";
    await counter.confirm();
    shop.line = "unauthorized";
    await counter.retry();
    assert.equal(assertScreen(counter, "pairing").isRevoked, true);
    shop.line = "whole";
    await counter.pair("ABCD1234", "Kasse 1");
    assertScreen(counter, "result");
    assert.equal(shop.uses.length, 1);
  });

  it("books a coupon of a book once: a lost answer is settled after a reload under the same key", async () => {
    const shop = new Shop();
    shop.good = coupon;
    const first = counterOf(shop);
    await first.counter.start();
    await first.counter.enter(`https://x.example/twistringen/w#${CODE}~7`);
    shop.line = "answer_lost";
    await first.counter.confirm();
    assertScreen(first.counter, "unresolved");
    shop.line = "whole";
    const { counter, storage } = counterOf(shop, first.storage);
    await counter.start();
    assertScreen(counter, "result");
    assert.deepEqual(shop.looks, [7, 7]);
    assert.equal(new Set(shop.keys).size, 1);
    const sent = { code: CODE, kind: "coupon", entitlement: 7, isMinimumReached: true };
    assert.deepEqual([...shop.bodies], [JSON.stringify(sent)]);
    assert.equal(await pendingIn(storage), undefined);
  });

  it("sends nothing where the minimum purchase is missed", async () => {
    const shop = new Shop();
    shop.good = coupon;
    const { counter } = counterOf(shop);
    await counter.start();
    await counter.enter(CODE);
    counter.missMinimum();
    const { refusal } = assertScreen(counter, "refused");
    assert.equal("minimumCents" in refusal && refusal.minimumCents, 2000);
    assert.equal(shop.keys.length, 0);
    await counter.confirm();
    assert.equal(shop.keys.length, 0);
  });

  it("ignores a scan while a booking is open, and an answer that is no longer wanted", async () => {
    const shop = new Shop();
    const { counter } = counterOf(shop);
    await counter.start();
    const looking = counter.enter(CODE);
    await counter.next();
    await looking;
    assertScreen(counter, "ready");
    await counter.enter(CODE);
    shop.line = "cut";
    await counter.confirm();
    await counter.enter(CODE);
    assertScreen(counter, "unresolved");
  });
});
