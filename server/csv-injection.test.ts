import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";
import { ask } from "../demo/testing/ask.ts";
import { asOwner } from "../demo/testing/books.ts";
import { liveCoupon } from "../demo/testing/coupons.ts";
import { TestDevice } from "../demo/testing/device.ts";
import { SignedIn } from "../demo/testing/signed-in.ts";
import { startTestTown, type TestTown } from "../demo/testing/test-town.ts";
import { takeCoupon } from "./coupons/take.ts";
import { getSite } from "./partners/sites.ts";

/** Every file for a spreadsheet: what people typed is text there, whatever it begins with (OWASP, CSV injection). */
let town: TestTown;
let owner: SignedIn;
let operator: SignedIn;
let couponId: string;
before(async () => {
  town = await startTestTown({ worker: false });
  const { partnerId } = town.town.sites.blumen;
  owner = await SignedIn.as(town, town.context, "+49@blumen.example", "owner", partnerId);
  operator = await SignedIn.as(town, town.context, "=amt@stadt.example", "operator");
  couponId = await liveCoupon(town.context, partnerId);
  const { id: siteId } = await getSite(town.context, town.siteKey, undefined);
  await takeCoupon(town.context, { couponId, key: randomUUID(), address: "::1", siteId });
  const device = await TestDevice.pair(town, await town.pairingCode("blumen"));
  await device.redeem(await town.openVoucher(), 2_500, undefined, "B-17");
  await owner.ask(`desk/${partnerId}/scanners/${device.view.id}/name`, { body: { name: "Theke" } });
  await operator.ask(`operator/partners/${partnerId}/suspension`, { body: { reason: "Zu." } });
});
after(() => town.close());

/** How each file is asked for; the test below holds this list to the API's own. */
const files: Record<string, () => Promise<Response>> = {
  "/v1/{network}/desk/{partnerId}/redemptions.csv": () =>
    fetchFile(owner, `desk/${town.town.sites.blumen.partnerId}/redemptions.csv?period=${month()}`),
  "/v1/{network}/desk/{partnerId}/coupons/{couponId}/figures.csv": () =>
    fetchFile(owner, `desk/${town.town.sites.blumen.partnerId}/coupons/${couponId}/figures.csv`),
  "/v1/{network}/operator/audit.csv": () => fetchFile(operator, `operator/audit.csv?month=${month()}`),
};
const month = (): string => new Date().toLocaleDateString("sv-SE", { timeZone: "Europe/Berlin" }).slice(0, 7);
const fetchFile = (who: SignedIn, path: string): Promise<Response> =>
  fetch(`${town.url}/v1/${town.network}/${path}`, { headers: { Cookie: who.cookie } });

test("every file there is, is looked at here", async () => {
  const { body } = await ask<{ paths: Record<string, object> }>(town, "/openapi.json");
  assert.deepEqual(
    Object.keys(body.paths).filter((path) => path.endsWith(".csv")),
    Object.keys(files),
  );
});

/** Cells as a spreadsheet reads them: semicolons, doubled quotes, CRLF (RFC 4180). */
function cellsOf(text: string): string[] {
  const cells = [...text.replace(/^\ufeff/, "").matchAll(/("(?:[^"]|"")*"|[^;\r\n]*)(?:;|\r\n|$)/g)];
  return cells.map(([, cell = ""]) => (cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell));
}

const begins = ["=", "+", "-", "@", "\t", "\r", "\n=", "＝", "＋", "－", "＠"];
const isFormula = (cell: string): boolean => /^[=+\-@\t\r＝＋－＠]/.test(cell);
/** Whatever of it people type, as if it had come in by another way than our forms. */
const typedColumns = [
  ["partners", "name"],
  ["devices", "name"],
  ["sites", "name"],
  ["uses", "partner_receipt"],
] as const;

for (const begin of begins)
  test(`what begins with ${JSON.stringify(begin)} is text in every file`, async () => {
    const typed = `${begin}1+1;"x"`;
    for (const [table, column] of typedColumns) await asOwner(town, `UPDATE ${table} SET ${column} = $1`, [typed]);
    for (const [path, open] of Object.entries(files)) {
      const answer = await open();
      assert.equal(answer.status, 200, path);
      assert.match(answer.headers.get("Content-Type") ?? "", /^text\/csv/);
      assert.match(answer.headers.get("Content-Disposition") ?? "", /^attachment; filename="[\w-]+\.csv"$/);
      const cells = cellsOf(await answer.text());
      assert.deepEqual(cells.filter(isFormula), [], path);
      assert.ok(
        cells.some((cell) => cell.includes('1+1;"x"')),
        `${path} does not show what was typed`,
      );
    }
  });

test("the reader of cells sees a formula", () => {
  const cells = cellsOf('\ufeffa;"b;""c"\r\n=1+1;"+x"\r\n');
  assert.deepEqual(cells.filter(isFormula), ["=1+1", "+x"]);
  assert.ok(cells.includes('b;"c'));
});
