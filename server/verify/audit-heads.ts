import pg from "pg";

/** A head of the audit as the office printed it: `TOWN/NUMBER/DIGEST`, blanks and line breaks left out. */
export interface PrintedHead {
  town: string;
  number: number;
  digest: string;
}

/** From the command line; a digest typed from paper may be cut short, to 16 digits at least. Undefined where it is none. */
export function readPrintedHead(text: string): PrintedHead | undefined {
  const [, town, number, digest] =
    /^([a-z0-9-]+)\/([1-9]\d{0,8})\/([0-9a-f]{16,64})$/.exec(text.replace(/\s/g, "").toLowerCase()) ?? [];
  return town && number && digest ? { town, number: Number(number), digest } : undefined;
}

/** The newest seal of each town, to be compared with what was printed. */
export async function listHeads(client: pg.Client, schema: string): Promise<PrintedHead[]> {
  const { rows } = await client.query<PrintedHead>(
    `SELECT DISTINCT ON (n.slug) n.slug AS town, s.number, encode(s.digest, 'hex') AS digest
    FROM ${pg.escapeIdentifier(schema)}.audit_seals s JOIN ${pg.escapeIdentifier(schema)}.networks n ON n.id = s.network_id ORDER BY n.slug, s.number DESC`,
  );
  return rows;
}

/** True where the seal of this number still is the one that was printed: then all before it is, too. */
export async function isAsPrinted(client: pg.Client, schema: string, head: PrintedHead): Promise<boolean> {
  const { rows } = await client.query(
    `SELECT 1 FROM ${pg.escapeIdentifier(schema)}.audit_seals s JOIN ${pg.escapeIdentifier(schema)}.networks n ON n.id = s.network_id
    WHERE n.slug = $1 AND s.number = $2 AND starts_with(encode(s.digest, 'hex'), $3)`,
    [head.town, head.number, head.digest],
  );
  return rows.length === 1;
}
