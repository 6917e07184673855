import type { Check } from "../check.ts";

/** Most rows of a seal, as server/audit/seal.ts has it: what a full seal had no room for may be older than it. */
const full = 1_000;
/** How long a row may wait for its seal; the worker takes about a minute. Also what clocks of several processes may differ by. */
const patience = "interval '15 minutes'";

export const auditChecks: Check[] = [
  {
    name: "audit-seals-chained",
    sentence: "The seals of the audit are numbered without a gap, and each names the digest of the one before.",
    sql: `
SELECT network_id, 'seal ' || number AS subject,
  CASE WHEN number <> place THEN 'it is the ' || place || '. that is there' ELSE 'it follows another seal than the one before it' END AS detail
FROM (SELECT *, row_number() OVER before AS place, lag(digest) OVER before AS digest_before FROM audit_seals
  WINDOW before AS (PARTITION BY network_id ORDER BY number)) s
WHERE $1::timestamptz IS NOT NULL AND (number <> place OR previous <> coalesce(digest_before, decode(repeat('00', 32), 'hex')))`,
  },
  {
    name: "audit-rows-as-sealed",
    sentence: "The rows of the audit are those that were sealed: none changed, removed, added or moved.",
    sql: `
SELECT s.network_id, 'seal ' || s.number AS subject, format('sealed over %s rows, %s are there', s.row_count, found.rows) ||
  CASE WHEN s.row_count = found.rows THEN ', not as they were' ELSE '' END AS detail
FROM audit_seals s CROSS JOIN LATERAL (
  SELECT count(a.id) AS rows, coalesce(string_agg(${netstrings([
    "a.id::text",
    instant("a.at"),
    "a.actor",
    "a.action",
    "a.subject",
  ])}, '' ORDER BY r.position), '') AS text
  FROM audit_sealed_rows r LEFT JOIN audit a ON a.network_id = r.network_id AND a.id = r.audit_id
  WHERE r.network_id = s.network_id AND r.seal = s.number
) found
WHERE $1::timestamptz IS NOT NULL AND s.digest <> sha256(convert_to(${netstrings([
      "'twuster audit seal 1'",
      "s.network_id::text",
      "s.number::text",
      "encode(s.previous, 'hex')",
      instant("s.sealed_at"),
      "s.row_count::text",
    ])} || found.text, 'UTF8'))`,
  },
  {
    name: "audit-sealed-in-time",
    sentence: "Every row of the audit was sealed soon after it was written; none was slipped in later.",
    // Seen from the last sign of life: a service that stands still seals nothing, and a copy of its database is no offence.
    sql: `
WITH life AS (
  SELECT max(at) AS newest FROM (SELECT at FROM audit UNION ALL SELECT sealed_at FROM audit_seals) signs WHERE at <= $1::timestamptz - interval '5 minutes'
)
SELECT a.network_id, a.id::text AS subject, a.action || ' of ' || ${instant("a.at")} || ' is not sealed' AS detail
FROM audit a, life WHERE a.at < life.newest - ${patience}
  AND NOT EXISTS (SELECT 1 FROM audit_sealed_rows r WHERE r.network_id = a.network_id AND r.audit_id = a.id)
UNION ALL
SELECT a.network_id, a.id::text, a.action || ' of ' || ${instant("a.at")} || ' is sealed in ' || s.number || ', not before'
FROM (SELECT network_id, number, max(sealed_at) FILTER (WHERE row_count < ${full}) OVER (PARTITION BY network_id ORDER BY number
    ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS swept_at FROM audit_seals) s
JOIN audit_sealed_rows r ON r.network_id = s.network_id AND r.seal = s.number
JOIN audit a ON a.network_id = r.network_id AND a.id = r.audit_id
WHERE a.at < s.swept_at - ${patience}`,
  },
];

/** As docs/betrieb.md describes what is hashed: each field as `LENGTH:BYTES,`. */
function netstrings(fields: string[]): string {
  return fields.map((field) => `octet_length(convert_to(${field}, 'UTF8')) || ':' || ${field} || ','`).join(" || ");
}

function instant(column: string): string {
  return `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
}
