import { z } from "zod";

const schema = z.object({
  /** TCP port of the API. */
  PORT: z.coerce.number().int().min(0).max(65535).default(4200),
  /** Address to listen on; absent: every one of the machine. */
  HOST: z.string().optional(),
  /** Folder of the embedded database and of what the demo keeps. */
  TWUSTER_DATA: z.string().min(1).default("./data"),
  /** The API's own origin as browsers see it, without a trailing slash. */
  PUBLIC_URL: z.url().transform((url) => url.replace(/\/+$/, "")),
  /**
   * Where the public pages and the partners' pictures are, best on a host of its own: what partners upload then never has the
   * origin of wallet, desk and office. Absent: below PUBLIC_URL.
   */
  PAGES_URL: z
    .url()
    .transform((url) => url.replace(/\/+$/, ""))
    .optional(),
  /** Your own PostgreSQL; absent: the embedded one in TWUSTER_DATA. */
  DATABASE_URL: z.string().startsWith("postgres").optional(),
  /** Tables live here. */
  DATABASE_SCHEMA: z
    .string()
    .regex(/^[a-z][a-z0-9_]{0,40}$/)
    .default("public"),
  DATABASE_POOL_SIZE: z.coerce.number().int().min(2).max(200).default(12),
  /** 32 random bytes as base64url. Seals codes and addresses; losing it loses them. */
  TWUSTER_SECRET: z.string().regex(/^[A-Za-z0-9_-]{43}$/, "32 bytes as base64url (43 characters)"),
  /** smtp://user:password@host:port or smtps://… */
  SMTP_URL: z.string().regex(/^smtps?:\/\//),
  /** Sender of every mail, e.g. "Stadtgutschein <gutschein@example.org>". */
  MAIL_FROM: z.string().min(3),
  /** The test provider of test networks; absent: the method is not offered. */
  TEST_PROVIDER_URL: z.url().optional(),
  TEST_PROVIDER_KEY: z.string().startsWith("test_").optional(),
  /** How many reverse proxies stand before the API and may be believed about the caller's address. */
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(5).default(0),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "silent"]).default("info"),
});

export type Config = z.output<typeof schema>;

/** Lists every setting that is missing or wrong, all at once. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
}

/** Reads the settings from the environment. @throws {ConfigError} */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  const lines = result.error.issues.map(
    (issue) =>
      `  ${issue.path.join(".")}: ${given[String(issue.path[0])] === undefined ? "is missing" : issue.message}`,
  );
  throw new ConfigError(`These settings need to be set:\n${lines.join("\n")}`);
}
