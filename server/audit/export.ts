import { stringify } from "csv-stringify/sync";
import { addDays, dayOf, instantOf, isDay } from "../platform/calendar.ts";
import type { Context } from "../platform/context.ts";
import { invalidField } from "../platform/errors.ts";
import { describeRows, type Reader } from "./describe.ts";
import { findSeals, whereOf, type AuditFilter } from "./list.ts";
import { auditMessages } from "./messages.ts";

/** A big town's month; more is a reason to narrow the list. A file that lacks rows would be no audit. */
const maxRows = 50_000;
/** Looked up at a time: below what one statement may have as parameters. */
const chunkSize = 1_000;

/**
 * A month of the audit for a spreadsheet, oldest first, with the place of every row in its seal. Names are typed by people: what
 * would begin a formula is written as text.
 * @param month `YYYY-MM` in the town's time zone @throws {Refusal} invalid, too_many where the file would not hold all; not_found
 */
export async function exportAudit(
  context: Context,
  reader: Reader,
  filter: AuditFilter,
  month: string,
): Promise<{ name: string; text: string }> {
  const words = auditMessages[reader.language].file;
  const zone = context.network.timeZone;
  if (!/^\d{4}-\d{2}$/.test(month) || !isDay(`${month}-01`)) throw invalidField("month", "date_invalid");
  const next = `${addDays(`${month}-01`, 31).slice(0, 7)}-01`;
  const at = { gte: instantOf(`${month}-01`, 0, zone), lt: instantOf(next, 0, zone) };
  const rows = await context.database.prisma.auditRow.findMany({
    where: { ...(await whereOf(context, filter)), at },
    orderBy: { id: "asc" },
    take: maxRows + 1,
  });
  if (rows.length > maxRows) throw invalidField("month", "too_many");
  const time = new Intl.DateTimeFormat("de-DE", { timeZone: zone, timeStyle: "medium" });
  const lines: (string | number)[][] = [];
  for (let begin = 0; begin < rows.length; begin += chunkSize) {
    const chunk = rows.slice(begin, begin + chunkSize);
    const [described, seals] = await Promise.all([describeRows(context, reader, chunk), findSeals(context, chunk)]);
    for (const [index, row] of chunk.entries()) {
      const { sentence, actor, subject = "" } = described[index]!; // safe because every row is described
      const seal = seals.get(row.id);
      lines.push([
        dayOf(row.at, zone),
        time.format(row.at),
        sentence,
        actor,
        subject,
        seal?.seal ?? "",
        seal?.position ?? "",
        row.action,
        row.actor,
        row.subject,
        row.id,
      ]);
    }
  }
  const text = stringify([words.columns, ...lines], {
    bom: true,
    delimiter: ";",
    record_delimiter: "windows",
    escape_formulas: true,
  });
  return { name: `${words.name}-${month}.csv`, text };
}
