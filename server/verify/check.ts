/** One thing that must be true of the books. */
export interface Check {
  name: string;
  /** What holds, for the book-keeper. */
  sentence: string;
  /**
   * Gives the offending rows: `network_id`, `subject` (an id or number), `detail` (text). `$1` is the time of the check.
   * Adds up by itself: it never calls what the services call.
   */
  sql: string;
}

/** Uses that no undo took back, for checks that ask for them. */
export const standing = `SELECT u.* FROM uses u
  LEFT JOIN use_reversals r ON r.network_id = u.network_id AND r.pass_id = u.pass_id AND r.entitlement = u.entitlement AND r.cycle = u.cycle
  WHERE r.pass_id IS NULL`;
