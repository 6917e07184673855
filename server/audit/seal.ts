import { createHash } from "node:crypto";
import type { Context } from "../platform/context.ts";
import type { Store } from "../platform/database/database.ts";

/**
 * Younger rows wait: longer than any transaction of ours may take (10 s; a statement 15 s), so that hardly a row comes after
 * its neighbours. One that does gets into a later seal.
 */
const settleMs = 30_000;
/** Most rows of one seal. The book-keeper knows this number, too (server/verify/checks/audit.ts). */
const mostRows = 1_000;
/** How far back a round looks for rows that were committed late. */
const lookBackMs = 86_400_000;

interface Row {
  id: string;
  /** UTC with microseconds. */
  at: string;
  actor: string;
  action: string;
  subject: string;
}
interface Seal {
  networkId: string;
  number: number;
  previous: Uint8Array;
  sealedAt: Date;
  rows: Row[];
}

/** Seals everything that has settled, batch by batch. Where another process is quicker, it goes on next time. @returns rows sealed */
export async function sealAudit(context: Context): Promise<number> {
  let after = await findEdge(context);
  for (let total = 0; ;) {
    const rows = await sealBatch(context, after);
    total += rows.length;
    const last = rows.at(-1);
    if (!last || rows.length < mostRows) return total;
    after = last.id;
  }
}

/**
 * One seal. Its number is the guard: of two who seal at once, both read the same head, and the key of `audit_seals` lets one of
 * them write the next number. Reads the audit and locks none of it, so no redemption waits.
 */
async function sealBatch(context: Context, after: string): Promise<Row[]> {
  const networkId = context.network.id;
  return context.database.transaction(async (store) => {
    const head = await store.auditSeal.findFirst({ where: { networkId }, orderBy: { number: "desc" } });
    const rows = await findUnsealed(context, store, after);
    if (rows.length === 0) return [];
    const seal: Seal = {
      networkId,
      number: (head?.number ?? 0) + 1,
      previous: head?.digest ?? new Uint8Array(32),
      sealedAt: context.clock.now(),
      rows,
    };
    const { count } = await store.auditSeal.createMany({
      data: [
        {
          networkId,
          number: seal.number,
          previous: new Uint8Array(seal.previous),
          digest: digestOf(seal),
          rowCount: rows.length,
          sealedAt: seal.sealedAt,
        },
      ],
      skipDuplicates: true,
    });
    if (count === 0) return [];
    const ids = rows.map(({ id }) => id);
    await store.$executeRaw`INSERT INTO audit_sealed_rows (network_id, audit_id, seal, position)
      SELECT ${networkId}::uuid, id, ${seal.number}::int, position::int FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS rows (id, position)`;
    return rows;
  });
}

/**
 * Where a round begins to look: at what was sealed a day ago. Ids follow the time they were made at, commits do not: a row that
 * came late is younger than that. One slipped in behind it stays unsealed, and the book-keeper says so.
 */
async function findEdge({ database, network, clock }: Context): Promise<string> {
  const { prisma } = database;
  const dayAgo = new Date(clock.now().getTime() - lookBackMs);
  const past = await prisma.auditSeal.findFirst({
    where: { networkId: network.id, sealedAt: { lte: dayAgo } },
    orderBy: { number: "desc" },
  });
  const first =
    past &&
    (await prisma.auditSealedRow.findFirst({ where: { networkId: network.id, seal: past.number, position: 1 } }));
  return first?.auditId ?? "00000000-0000-0000-0000-000000000000";
}

/** Every row after this id without a seal, however old, in the order of their ids. */
async function findUnsealed(context: Context, store: Store, after: string): Promise<Row[]> {
  const networkId = context.network.id;
  const settled = new Date(context.clock.now().getTime() - settleMs).toISOString();
  return store.$queryRaw<Row[]>`
    SELECT a.id::text, to_char(a.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at, a.actor, a.action, a.subject
    FROM audit a
    WHERE a.network_id = ${networkId}::uuid AND a.id > ${after}::uuid AND a.at <= ${settled}::timestamptz
      AND NOT EXISTS (SELECT 1 FROM audit_sealed_rows r
        WHERE r.network_id = ${networkId}::uuid AND r.audit_id = a.id AND r.audit_id > ${after}::uuid)
    ORDER BY a.id LIMIT ${mostRows}`;
}

/**
 * SHA-256 over netstrings (`LENGTH:BYTES,`; length in bytes of UTF-8), one after the other, so that no two different lists of fields
 * are the same text: `twuster audit seal 1`, network id, number, digest of the seal before in hexadecimal (64 zeros for the
 * first), time of sealing, number of rows; then for each row id, time, actor, action, subject. Times are UTC with six decimals and Z.
 */
function digestOf({ networkId, number, previous, sealedAt, rows }: Seal): Uint8Array<ArrayBuffer> {
  const before = Buffer.from(previous).toString("hex");
  const hash = createHash("sha256");
  const write = (fields: string[]): void => {
    for (const field of fields) hash.update(`${Buffer.byteLength(field)}:${field},`);
  };
  write(["twuster audit seal 1", networkId, String(number), before, microseconds(sealedAt), String(rows.length)]);
  for (const { id, at, actor, action, subject } of rows) write([id, at, actor, action, subject]);
  return new Uint8Array(hash.digest());
}

function microseconds(instant: Date): string {
  return instant.toISOString().replace("Z", "000Z");
}
