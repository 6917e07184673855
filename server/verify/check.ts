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
