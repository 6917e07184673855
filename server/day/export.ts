import { stringify } from "csv-stringify/sync";
import { addDays, dayOf, isDay } from "../platform/calendar.ts";
import type { Context } from "../platform/context.ts";
import { invalidField } from "../platform/errors.ts";
import { exportMessages } from "./messages.ts";
import { listUses, type Days } from "./store.ts";

/** A busy month of a big shop; more is a reason to ask by day. */
const maxRows = 100_000;

export interface DayFile {
  name: string;
  /** With a byte order mark, semicolons and CRLF: what a German Excel opens by a double click. */
  text: string;
}

/**
 * Redemptions of a day (`YYYY-MM-DD`) or month (`YYYY-MM`) for a spreadsheet. Names and receipt numbers are typed by people:
 * what would begin a formula is written as text.
 * @throws {Refusal} invalid
 */
export async function exportUses(
  context: Context,
  partnerId: string,
  period: string,
  language: "de" | "en",
): Promise<DayFile> {
  const words = exportMessages[language];
  const uses = await listUses(context, partnerId, daysOf(period), maxRows);
  const zone = context.network.timeZone;
  const time = new Intl.DateTimeFormat("de-DE", { timeZone: zone, hour: "2-digit", minute: "2-digit" });
  const rows = uses
    .reverse()
    .map(({ usedAt, receiptNumber, valueCents, deviceName, partnerReceipt, reversedAt }) => [
      dayOf(usedAt, zone),
      time.format(usedAt),
      receiptNumber,
      decimalComma(valueCents),
      deviceName,
      partnerReceipt ?? "",
      reversedAt ? words.yes : "",
    ]);
  const text = stringify([words.columns, ...rows], {
    bom: true,
    delimiter: ";",
    record_delimiter: "windows",
    escape_formulas: true,
  });
  return { name: `${words.fileName}-${period}.csv`, text };
}

function daysOf(period: string): Days {
  if (isDay(period)) return { from: period, to: period };
  if (!/^\d{4}-\d{2}$/.test(period) || !isDay(`${period}-01`)) throw invalidField("period", "date_invalid");
  const from = `${period}-01`;
  const next = addDays(from, 31).slice(0, 7);
  return { from, to: addDays(`${next}-01`, -1) };
}

/** 2500 → "25,00" */
function decimalComma(cents: number): string {
  const digits = String(cents).padStart(3, "0");
  return `${digits.slice(0, -2)},${digits.slice(-2)}`;
}
