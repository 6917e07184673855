import { pino, type Logger } from "pino";

export type { Logger };

/**
 * Structured log to standard output. Only fields named here by the code are written: no body,
 * no path with a token, no code, e-mail or name. `redact` is the second line of defence.
 */
export function createLog(level: string): Logger {
  return pino({
    level,
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    redact: {
      paths: ["code", "email", "token", "name", "*.code", "*.email", "*.token", "*.recipientEmail"],
      censor: "[left out]",
    },
    serializers: { err: describeError },
  });
}

/** Name, code and stack without the message, which may quote a value. */
export function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error };
  const code = (error as { code?: unknown }).code;
  // The stack begins with the message, which may have lines that look like the stack's.
  const stack = (error.stack ?? "")
    .replace(error.message, "")
    .split("\n")
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 8);
  return { type: error.name, ...(typeof code === "string" ? { code } : {}), stack };
}
