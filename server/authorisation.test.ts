import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";
import type { ErrorCode } from "../sdk/wire/errors.ts";
import { ask, assertRefused, orderBody, placeOrder, referenceOf, type Answer } from "../demo/testing/ask.ts";
import { asOwner } from "../demo/testing/books.ts";
import { TestDevice } from "../demo/testing/device.ts";
import { minutes, TestClock } from "../demo/testing/test-clock.ts";
import { startTestTown, type TestTown } from "../demo/testing/test-town.ts";
import { createPairingCode, pairingMs, revokeDevice } from "./devices/devices.ts";
import { enrolPartner } from "./partners/enrol.ts";
import { createOperatorKey } from "./partners/operator-keys.ts";
import { newKeys, publicKeyOf } from "../demo/testing/device.ts";

const ourPage = "https://baeckerei.example";
const foreignPage = "https://elsewhere.example";
const clock = new TestClock();
let town: TestTown;
let liveSlug: string;
let liveOperatorKey: string;
let revokedOperatorKey: string;
let livePairingCode: () => Promise<string>;
const devices = {} as Record<"flowers" | "flowersToo" | "baker" | "revoked" | "suspended" | "elsewhere", TestDevice>;

/** Who asks. Everything else about a request comes from its subject and is the same for every actor. */
interface Actor {
  network?: string;
  siteKey?: string;
  headers?: Record<string, string>;
  device?: TestDevice;
  /** What a bearer of a code or a token shows. */
  secret?: string;
}
type Refused = [who: string, actor: Actor | ((subject: Subject) => Promise<Actor>), status: number, code: ErrorCode];
/** What is asked about: made anew for each pair, so that the accepted twin can still be accepted. */
interface Subject {
  id: string;
  secret: string;
  code?: string;
}
interface Row {
  prepare(): Promise<Subject>;
  send(subject: Subject, actor: Actor): Promise<Answer>;
  accepted(subject: Subject): Actor;
  status: number;
  refused(): Refused[];
}

before(async () => {
  town = await startTestTown({ worker: false, clock });
  await town.allowOrigin(ourPage);
  liveSlug = town.town.liveSlug;
  const live = await town.twuster.directory.contextOfSlug(liveSlug);
  const livePartner = await enrolPartner(live, "Blumen Wessels");
  liveOperatorKey = await createOperatorKey(live, "Büro");
  revokedOperatorKey = await createOperatorKey(town.context, "Früher");
  await town.context.database.prisma.operatorKey.updateMany({ where: { label: "Früher" }, data: { state: "revoked" } });
  livePairingCode = () => createPairingCode(live, livePartner);
  for (const [name, site] of [
    ["flowers", "blumen"],
    ["flowersToo", "blumen"],
    ["baker", "baecker"],
    ["revoked", "blumen"],
    ["suspended", "kultur"],
  ] as const) {
    devices[name] = await TestDevice.pair(town, await town.pairingCode(site));
    await devices[name].scan(town.trainingCode); // from now on the server has its key in memory
  }
  devices.elsewhere = (await TestDevice.pair({ url: town.url, network: liveSlug }, await livePairingCode())).at(
    town.url,
    town.network,
  );
  await revokeDevice(town.context, "operator:test", devices.revoked.view.id);
  await asOwner(town, "UPDATE partners SET state = 'suspended' WHERE id = $1", [town.town.sites.kultur.partnerId]);
});
after(() => town.close());

const sites: Pick<Row, "prepare" | "accepted" | "refused"> = {
  prepare: async () => ({ id: randomUUID(), secret: "" }),
  accepted: () => ({ siteKey: town.siteKey, headers: { Origin: ourPage } }),
  refused: () => [
    ["an unknown key", { siteKey: `${town.siteKey}x`, headers: { Origin: ourPage } }, 401, "unauthorized"],
    ["a revoked key", { siteKey: town.revokedSiteKey, headers: { Origin: ourPage } }, 401, "unauthorized"],
    ["a key of another network", { siteKey: town.closedSiteKey, headers: { Origin: ourPage } }, 401, "unauthorized"],
    ["a page of another origin", { siteKey: town.siteKey, headers: { Origin: foreignPage } }, 403, "forbidden"],
    [
      "the same host over another scheme",
      { siteKey: town.siteKey, headers: { Origin: ourPage.replace("https", "http") } },
      403,
      "forbidden",
    ],
    ["a sandboxed page", { siteKey: town.siteKey, headers: { Origin: "null" } }, 403, "forbidden"],
    ["another site's key", { siteKey: town.foreignSiteKey, headers: { Origin: ourPage } }, 403, "forbidden"],
  ],
};
const orders: Pick<Row, "prepare" | "accepted" | "refused"> = {
  prepare: async () => {
    const order = await placeOrder(town);
    return { id: order.id, secret: order.token };
  },
  accepted: ({ secret }) => ({ secret }),
  refused: () => [
    ["nobody", { secret: "" }, 404, "not_found"],
    ["another order's token", async () => ({ secret: (await placeOrder(town)).token }), 404, "not_found"],
    ["a token cut short", async ({ secret }) => ({ secret: secret.slice(0, -1) }), 404, "not_found"],
    ["the same token in another network", async ({ secret }) => ({ secret, network: liveSlug }), 404, "not_found"],
    ["the operator's key", async () => ({ secret: town.operatorKey }), 404, "not_found"],
  ],
};
const counter: Pick<Row, "accepted" | "refused"> = {
  accepted: () => ({ device: devices.flowers }),
  refused: () => [
    ["nobody", {}, 401, "unauthorized"],
    ["a revoked device", { device: devices.revoked }, 401, "unauthorized"],
    ["a device of a suspended partner", { device: devices.suspended }, 401, "unauthorized"],
    ["another network's device", { device: devices.elsewhere }, 401, "unauthorized"],
    ["the operator's key", { headers: { Authorization: `Bearer ${town.operatorKey}` } }, 401, "unauthorized"],
    [
      "our device from a page the partner did not open",
      { device: devices.flowers, headers: { Origin: foreignPage } },
      403,
      "forbidden",
    ],
  ],
};
const voucher = async (): Promise<Subject> => ({ id: randomUUID(), secret: await town.openVoucher() });
const used = async (): Promise<Subject> => {
  const code = await town.openVoucher();
  const outcome = await devices.flowersToo.redeem(code);
  assert.equal(outcome.outcome, "redeemed");
  return { id: outcome.receiptNumber, secret: code };
};
const otherPartner: Refused = ["another partner's device", async () => ({ device: devices.baker }), 404, "not_found"];

function atCounter(path: (subject: Subject) => string, body?: (subject: Subject) => object): Row["send"] {
  return (subject, { device, headers }) => {
    const key = { "Idempotency-Key": subject.id.padEnd(20, "_") };
    const content = body?.(subject);
    if (!device)
      return ask(town, path(subject), { ...(content ? { body: content } : {}), headers: { ...key, ...headers } });
    return device.request(path(subject), { ...(content ? { body: content } : {}), headers: { ...key, ...headers } });
  };
}

/** Every route of the API, or the sentence that says why everybody may use it. */
const table: Record<string, Row | string> = {
  "get /v1/{network}/voucher-offer": {
    ...sites,
    status: 200,
    send: (_, { siteKey = "", headers }) => ask(town, `voucher-offer?site=${siteKey}`, headers ? { headers } : {}),
  },
  "post /v1/{network}/orders": {
    ...sites,
    status: 201,
    send: ({ id }, { siteKey = "", headers }) =>
      ask(town, "orders", { body: orderBody({ siteKey }), headers: { ...headers, "Idempotency-Key": id } }),
  },
  "get /v1/{network}/orders/{orderId}": {
    ...orders,
    status: 200,
    send: ({ id }, { secret, network = town.network }) =>
      ask({ ...town, network }, `orders/${id}`, { headers: { Authorization: `Bearer ${secret}` } }),
  },
  "post /v1/{network}/orders/{orderId}/payment": {
    ...orders,
    status: 200,
    send: ({ id }, { secret, network = town.network }) =>
      ask({ ...town, network }, `orders/${id}/payment`, {
        method: "POST",
        headers: { Authorization: `Bearer ${secret}`, "Idempotency-Key": id },
      }),
  },
  "post /v1/{network}/payment-notices/test":
    "a hint anybody may give: only what the provider itself says counts (payments/notices.test.ts)",
  "post /v1/{network}/transfers": {
    prepare: async () => {
      const order = await placeOrder(town);
      return { id: order.id, secret: referenceOf(order) };
    },
    send: ({ id, secret }, { headers }) =>
      ask(town, "transfers", {
        body: { reference: secret, amountCents: 2_500, bankReference: id },
        headers: { "Idempotency-Key": id, ...headers },
      }),
    accepted: () => ({ headers: { Authorization: `Bearer ${town.operatorKey}` } }),
    status: 200,
    refused: () => [
      ["nobody", {}, 401, "unauthorized"],
      ["a wrong key", { headers: { Authorization: `Bearer ${town.operatorKey.slice(0, -1)}` } }, 401, "unauthorized"],
      ["a revoked key", { headers: { Authorization: `Bearer ${revokedOperatorKey}` } }, 401, "unauthorized"],
      ["another network's operator", { headers: { Authorization: `Bearer ${liveOperatorKey}` } }, 401, "unauthorized"],
      ["a site's key", { headers: { Authorization: `Bearer ${town.siteKey}` } }, 401, "unauthorized"],
    ],
  },
  "post /v1/{network}/devices": {
    prepare: async () => ({ id: "", secret: await town.pairingCode() }),
    send: async (_, { secret }) =>
      ask(town, "devices", {
        body: { pairingCode: secret, name: "Kasse", publicKey: await publicKeyOf(await newKeys()) },
      }),
    accepted: ({ secret }) => ({ secret }),
    status: 201,
    refused: () => [
      ["a wrong code", { secret: "0000-0000" }, 404, "not_found"],
      ["another network's code", async () => ({ secret: await livePairingCode() }), 404, "not_found"],
      [
        "a code that was used",
        async () => {
          const secret = await town.pairingCode();
          await TestDevice.pair(town, secret);
          return { secret };
        },
        404,
        "not_found",
      ],
    ],
  },
  "get /v1/{network}/device": { ...counter, prepare: voucher, status: 200, send: atCounter(() => "device") },
  "post /v1/{network}/passes/find": {
    prepare: voucher,
    send: (_, { secret, network = town.network }) =>
      ask({ ...town, network }, "passes/find", { body: { code: secret } }),
    accepted: ({ secret }) => ({ secret }),
    status: 200,
    refused: () => [
      ["the code in another network", async ({ secret }) => ({ secret, network: liveSlug }), 404, "not_found"],
      ["a code cut short", async ({ secret }) => ({ secret: secret.slice(0, -1) }), 404, "not_found"],
    ],
  },
  "post /v1/{network}/scans": {
    ...counter,
    prepare: voucher,
    status: 200,
    send: atCounter(
      () => "scans",
      ({ secret }) => ({ code: secret }),
    ),
  },
  "post /v1/{network}/redemptions": {
    ...counter,
    prepare: voucher,
    status: 200,
    send: atCounter(
      () => "redemptions",
      ({ secret }) => ({ code: secret, valueCents: 2_500 }),
    ),
  },
  "post /v1/{network}/redemptions/{receiptNumber}/reversal": {
    ...counter,
    prepare: used,
    status: 200,
    refused: () => [...counter.refused(), otherPartner],
    send: atCounter(
      ({ id }) => `redemptions/${id}/reversal`,
      () => ({ reason: "mistake" }),
    ),
  },
  "post /v1/{network}/redemptions/{receiptNumber}/note": {
    ...counter,
    prepare: used,
    status: 200,
    refused: () => [...counter.refused(), otherPartner],
    send: atCounter(
      ({ id }) => `redemptions/${id}/note`,
      () => ({ partnerReceipt: "B-1" }),
    ),
  },
};

test("every route of the API is in the table", async () => {
  const { body } = await ask<{ paths: Record<string, object> }>(town, "/openapi.json");
  const routes = Object.entries(body.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path}`),
  );
  assert.deepEqual(routes.toSorted(), Object.keys(table).toSorted());
  assert.ok(routes.length > 10);
});

for (const [route, row] of Object.entries(table)) {
  if (typeof row === "string") continue;
  test(`${route}: refused to the wrong actor, done for the right one`, async () => {
    for (const [who, described, status, code] of row.refused()) {
      clock.pass(minutes(2)); // what one refusal costs an address is tested elsewhere
      const subject = await row.prepare();
      const actor = typeof described === "function" ? await described(subject) : described;
      await test(who, async () => {
        assertRefused(await row.send(subject, actor), status, code);
        const accepted = await row.send(subject, row.accepted(subject));
        assert.equal(accepted.status, row.status, JSON.stringify(accepted.body));
        if ("outcome" in (accepted.body as object))
          assert.notEqual((accepted.body as { outcome: string }).outcome, "too_late");
      });
    }
  });
}

test("a pairing code is good for fifteen minutes", async () => {
  const pair = table["post /v1/{network}/devices"] as Row; // safe because it is written above
  for (const [wait, status] of [
    [pairingMs - 1, 201],
    [pairingMs, 404],
  ] as const) {
    const subject = await pair.prepare();
    clock.pass(wait);
    assert.equal((await pair.send(subject, { secret: subject.secret })).status, status);
  }
});
