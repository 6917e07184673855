import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";
import fc from "fast-check";
import {
  ask,
  assertRefused,
  confirmTransfer,
  placeOrder,
  postOrder,
  readOrder,
  referenceOf,
} from "../../demo/testing/ask.ts";
import { assertBooksHold } from "../../demo/testing/books.ts";
import { startTestTown, type TestTown } from "../../demo/testing/test-town.ts";
import { newKind } from "../../demo/testing/voucher-kind.ts";
import { formatCode, parseCode } from "../../sdk/wire/pass-code.ts";
import type { VoucherOffer } from "../../sdk/wire/voucher.ts";
import { readText } from "../documents/printed-page.ts";
import { suspendPartner, resumePartner } from "../partners/supervision.ts";
import { endInGroup } from "./groups.ts";
import { changeKind } from "./kinds.ts";

/** What is sold of the kinds, and what a buyer and a holder are told. */
let town: TestTown;
let gastro: { kindId: string; groupId: string };
let farm: { kindId: string; groupId: string };
before(async () => {
  town = await startTestTown({ worker: false });
});
after(async () => {
  await assertBooksHold(town).finally(() => town.close());
});

const offer = async (): Promise<VoucherOffer> =>
  (await ask<VoucherOffer>(town, `voucher-offer?site=${town.siteKey}`)).body;
const line = (voucherKindId: string | undefined, valueCents: number, quantity = 1): object => ({
  kind: "voucher",
  valueCents,
  quantity,
  ...(voucherKindId ? { voucherKindId } : {}),
});
type Lines = NonNullable<Parameters<typeof placeOrder>[1]>["lines"] & object;
const lines = (...all: object[]): { lines: Lines } => ({ lines: all as Lines });

test("where the town sells no kinds, the offer says nothing of them", async () => {
  assert.ok(!("kinds" in (await offer())));
});

test("kinds are offered with who takes them, as long as somebody does", async () => {
  const { baecker, imker } = town.town.sites;
  gastro = await newKind(town.context, [baecker.partnerId], { denominationsCents: [1_000, 2_000] });
  farm = await newKind(town.context, [imker.partnerId], {
    name: "Hofgutschein <b>&</b> mehr",
    groupName: "Höfe",
    denominationsCents: [2_500],
  });
  await newKind(town.context, [], { name: "Niemand", groupName: "Leer" });
  await newKind(town.context, [baecker.partnerId], { name: "Vorbei", groupName: "Früher", isOffered: false });
  const { kinds } = await offer();
  const where = `${town.url}/${town.network}/where#${gastro.groupId}`;
  assert.deepEqual(kinds?.[0], {
    id: gastro.kindId,
    name: "Gastro-Gutschein",
    groupName: "Gastronomie",
    whereUrl: where,
    denominationsCents: [1_000, 2_000],
  });
  assert.deepEqual(
    kinds?.map(({ id }) => id),
    [gastro.kindId, farm.kindId],
  );
  await suspendPartner(town.context, "test", imker.partnerId, "Zu.");
  assert.deepEqual((await offer()).kinds?.length, 1, "the only one who takes it is suspended");
  await resumePartner(town.context, "test", imker.partnerId);
});

test("a kind is sold at its own values only; another town's, an unknown one and one taken off are not sold", async () => {
  const live = await town.twuster.directory.contextOfSlug(town.town.liveSlug);
  const foreign = await newKind(live, [], { name: "Fremd", groupName: "Fremde" });
  const off = { name: "Hofgutschein", denominationsCents: [2_500], isOffered: false };
  const wrong = { "lines.0.valueCents": "value_not_offered" };
  const { baecker } = town.town.sites;
  const gone = await newKind(town.context, [baecker.partnerId], { name: "Gleich weg", groupName: "Weg" });
  await changeKind(town.context, "test", gone.kindId, { ...off, name: "Gleich weg" });
  for (const [id, cents] of [
    [gastro.kindId, 2_500],
    [undefined, 2_000],
    [foreign.kindId, 1_000],
    [gone.kindId, 2_500],
    [randomUUID(), 1_000],
  ] as const)
    assertRefused(await postOrder(town, lines(line(id, cents))), 400, "invalid", wrong);
  assertRefused(await postOrder(town, lines(line("x", 1_000))), 400, "invalid", {
    "lines.0.voucherKindId": "wrong_type",
  });
  assertRefused(
    await postOrder(town, lines(line(gastro.kindId, 1_000, 11), line(undefined, 1_000, 10))),
    400,
    "invalid",
    {
      lines: "too_many",
    },
  );
});

test("mixed kinds: the order costs the sum, and every voucher has its line's value and rule", async () => {
  const goods = [
    [undefined, 1_000],
    [undefined, 2_500],
    [undefined, 5_000],
    [gastro.kindId, 1_000],
    [gastro.kindId, 2_000],
    [farm.kindId, 2_500],
  ] as const;
  const quantities = fc.array(fc.nat(3), { minLength: goods.length, maxLength: goods.length });
  await fc.assert(
    fc.asyncProperty(
      quantities.filter((all) => all.some((one) => one > 0)),
      async (all) => {
        const wanted = goods.flatMap(([id, cents], at) => (all[at] ? [line(id, cents, all[at])] : []));
        const order = await placeOrder(town, { ...lines(...wanted), email: `${randomUUID()}@example.org` });
        const total = goods.reduce((sum, [, cents], at) => sum + cents * (all[at] ?? 0), 0);
        assert.equal(order.totalCents, total);
        await confirmTransfer(town, { reference: referenceOf(order), amountCents: total });
        await town.twuster.worker.drain();
        const delivered = (await readOrder(town, order)).delivered?.filter((one) => one.kind === "voucher") ?? [];
        const count = (name: string | undefined, cents: number): number =>
          delivered.filter((one) => one.voucherKind?.name === name && one.valueCents === cents).length;
        const names = new Map<string | undefined, string>([
          [gastro.kindId, "Gastro-Gutschein"],
          [farm.kindId, "Hofgutschein <b>&</b> mehr"],
        ]);
        assert.deepEqual(
          goods.map(([id, cents]) => count(names.get(id), cents)),
          all,
        );
      },
    ),
    { numRuns: 12 },
  );
  await assertBooksHold(town);
});

test("name and place stand in the order, in both mails, on paper, with the holder and on the page of who takes it", async () => {
  const email = "karl@example.org";
  const order = await placeOrder(town, { ...lines(line(gastro.kindId, 2_000, 2), line(undefined, 1_000)), email });
  assert.deepEqual(
    order.lines.map((each) => each.kind === "voucher" && each.voucherKind?.groupName),
    ["Gastronomie", undefined],
  );
  await town.twuster.worker.drain();
  await confirmTransfer(town, { reference: referenceOf(order), amountCents: order.totalCents });
  await town.twuster.worker.drain();
  const mails = town.postOffice.list().filter(({ to }) => to === email);
  const confirmation = mails.find(({ subject }) => subject.includes(order.number));
  assert.match(confirmation?.text ?? "", /2 × Gastro-Gutschein zu 20,00\s€, gilt nur bei: Gastronomie/);
  const letter = mails.find(({ attachments }) => attachments.length > 0)!; // safe because the order was paid
  assert.match(letter.text, /Gastro-Gutschein\n.*20,00.*\n.*gilt nur bei: Gastronomie/);
  assert.match(letter.html, /gilt nur bei: Gastronomie/);
  assert.ok(letter.text.includes(`/where#${gastro.groupId}`));
  assert.match(letter.subject, /Stadtgutschein Twistringen/, "two kinds in one mail: the town's own name");
  const sheets = readText(Buffer.from(letter.attachments[0]!.contentBase64, "base64")); // safe because it has one
  assert.equal(
    sheets.filter((text) => /Gastro-Gutschein/.test(text) && /gilt nur bei: Gastronomie/.test(text)).length,
    2,
  );
  assert.equal(sheets.filter((text) => /gilt nur bei/.test(text)).length, 2, "the town's own is taken everywhere");

  const { delivered = [], pageUrl } = await readOrder(town, order);
  const vouchers = delivered.filter((each) => each.kind === "voucher");
  const one = vouchers.find(({ voucherKind }) => voucherKind)!; // safe because two were bought
  const found = await ask<{ pass: object }>(town, "passes/find", { body: { code: one.code } });
  assert.deepEqual((found.body.pass as typeof one).voucherKind, one.voucherKind);
  const page = await (await fetch(pageUrl)).text();
  assert.match(page, /2 × Gastro-Gutschein zu 20,00/);
  assert.match(page, /Gilt nur bei<\/dt>\s*<dd><a href="[^"]*\/where#/);
  const where = await (await fetch(one.voucherKind!.whereUrl)).text();
  const part = where.slice(where.indexOf(`id="${gastro.groupId}"`)).split("</section>")[0] ?? "";
  assert.match(part, /Gilt nur bei: Gastronomie/);
  assert.match(part, /Bäckerei Meyerholz/);
  assert.doesNotMatch(part, /Blumen Wessels/);
  assert.doesNotMatch(where, /<b>&<\/b>/, "a name is text");
  assert.equal(parseCode(one.code), parseCode(formatCode(parseCode(one.code)!)));
});

test("a new name is the name of what was sold; the plain form sells kinds, too", async () => {
  const form = new URLSearchParams({
    [`q1000-${gastro.kindId}`]: "2",
    q1000: "1",
    to: "buyer",
    email: "anna@example.org",
    paymentMethod: "bank_transfer",
    key: "k".repeat(24),
    step: "review",
  });
  const page = await (await fetch(`${town.url}/${town.network}/buy`)).text();
  assert.match(page, new RegExp(`name="q2500-${farm.kindId}"`));
  assert.match(page, /Hofgutschein &lt;b&gt;&amp;&lt;\/b&gt; mehr zu 25,00/);
  const send = (step: string): Promise<Response> => {
    form.set("step", step);
    return fetch(`${town.url}/${town.network}/buy`, { method: "POST", body: form, redirect: "manual" });
  };
  const review = await (await send("review")).text();
  assert.match(review, /2 × Gastro-Gutschein zu 10,00\s€\s*<span class="hint">gilt nur bei: Gastronomie<\/span>/);
  assert.match(review, /30,00/);
  const placed = await send("order");
  assert.equal(placed.status, 303);
  const change = { name: "Schlemmer-Gutschein", denominationsCents: [1_000], isOffered: true };
  await changeKind(town.context, "test", gastro.kindId, change);
  const order = await (await fetch(new URL(placed.headers.get("Location") ?? "", town.url))).text();
  assert.match(order, /2 × Schlemmer-Gutschein zu 10,00/);
});

test("what is ordered is delivered under its rule, though the kind was taken off meanwhile", async () => {
  const order = await placeOrder(town, lines(line(farm.kindId, 2_500)));
  await changeKind(town.context, "test", farm.kindId, { name: "Hof", denominationsCents: [5_000], isOffered: false });
  await confirmTransfer(town, { reference: referenceOf(order), amountCents: 2_500 });
  await town.twuster.worker.drain();
  const [voucher] = (await readOrder(town, order)).delivered?.filter((one) => one.kind === "voucher") ?? [];
  assert.deepEqual([voucher?.valueCents, voucher?.voucherKind?.groupName], [2_500, "Höfe"]);
  await assert.rejects(endInGroup(town.context, "test", farm.groupId, town.town.sites.imker.partnerId), /conflict/);
});
