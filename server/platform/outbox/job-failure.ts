/** A failure with a reason that may be kept and shown: a word of ours, never what somebody else's server said. */
export class JobFailure extends Error {
  override readonly name = "JobFailure";
  readonly reason: string;
  /** Of what went wrong underneath, for the log. */
  readonly code: string | undefined;

  constructor(reason: string, cause: unknown) {
    super(reason, { cause });
    this.reason = reason;
    const { code } = cause as { code?: unknown }; // safe because it is only looked at
    this.code = typeof code === "string" ? code : undefined;
  }
}
