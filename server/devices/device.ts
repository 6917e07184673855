/** A scanner that was paired with one partner. */
export interface Device {
  id: string;
  partnerId: string;
  /** True where this request comes from a page other than ours: what it redeems counts towards a daily limit. */
  isEmbedded?: boolean;
}

/** False once it was revoked, or its time (a helper's phone ends with the event) is over. */
export function isUsable(row: { state: string; expiresAt: Date | null }, now: Date): boolean {
  return row.state === "active" && (row.expiresAt === null || row.expiresAt > now);
}
