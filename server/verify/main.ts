import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import pg from "pg";
import { findRunning, startEmbedded } from "../platform/database/embedded.ts";
import { isAsPrinted, listHeads, readPrintedHead } from "./audit-heads.ts";
import { checks, verifyBooks } from "./verify-books.ts";

/**
 * `npm run verify`: do the books hold? Reads DATABASE_URL, or the embedded database in TWUSTER_DATA, running or not;
 * changes nothing. Ends with 1 where a rule is broken. `-- --printed TOWN/NUMBER/DIGEST`: is this head of the audit, which the
 * office printed, still the one?
 */
const { printed: text } = parseArgs({ options: { printed: { type: "string" } } }).values;
const printed = text === undefined ? undefined : readPrintedHead(text);
if (text !== undefined && !printed) {
  console.error("A printed head is TOWN/NUMBER/DIGEST, with 16 digits of the digest at least.");
  process.exit(2);
}
const { DATABASE_URL, DATABASE_SCHEMA = "public", TWUSTER_DATA = "./data" } = process.env;
const found = DATABASE_URL || (await findRunning(TWUSTER_DATA));
if (!found && !existsSync(join(TWUSTER_DATA, "postgres", "twuster-ready"))) {
  console.error(`There is no database in ${TWUSTER_DATA}. Set TWUSTER_DATA or DATABASE_URL.`);
  process.exit(2);
}
const embedded = found ? undefined : await startEmbedded(TWUSTER_DATA, `verify, process ${process.pid}`);
const client = new pg.Client({ connectionString: found || embedded!.url, connectionTimeoutMillis: 10_000 }); // safe because one of the two is there
try {
  await client.connect();
  const findings = await verifyBooks(client, DATABASE_SCHEMA);
  for (const { name, sentence } of checks) {
    const broken = findings.filter((finding) => finding.check === name);
    console.log(`${broken.length === 0 ? "holds " : "BROKEN"}  ${name.padEnd(28)} ${sentence}`);
    for (const { subject, detail } of broken.slice(0, 20)) console.log(`          ${subject}: ${detail}`);
    if (broken.length > 20) console.log(`          … and ${broken.length - 20} more`);
  }
  for (const { town, number, digest } of await listHeads(client, DATABASE_SCHEMA))
    console.log(`sealed  ${town}/${number}/${digest}`);
  const isPrinted = !printed || (await isAsPrinted(client, DATABASE_SCHEMA, printed));
  if (printed)
    console.log(
      isPrinted
        ? `holds   Seal ${printed.number} is the one that was printed.`
        : `BROKEN  Seal ${printed.number} is not the one that was printed: rows before it were changed or cut off.`,
    );
  const count = findings.length + (isPrinted ? 0 : 1);
  console.log(count === 0 ? `The books hold: ${checks.length} checks.` : `The books do not hold: ${count} findings.`);
  process.exitCode = count === 0 ? 0 : 1;
} finally {
  await client.end();
  await embedded?.stop();
}
