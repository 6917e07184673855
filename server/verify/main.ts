import { existsSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { findRunning, startEmbedded } from "../platform/database/embedded.ts";
import { checks, verifyBooks } from "./verify-books.ts";

/**
 * `npm run verify`: do the books hold? Reads DATABASE_URL, or the embedded database in TWUSTER_DATA, running or not;
 * changes nothing. Ends with 1 where a rule is broken.
 */
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
  console.log(
    findings.length === 0
      ? `The books hold: ${checks.length} checks.`
      : `The books do not hold: ${findings.length} findings.`,
  );
  process.exitCode = findings.length === 0 ? 0 : 1;
} finally {
  await client.end();
  await embedded?.stop();
}
