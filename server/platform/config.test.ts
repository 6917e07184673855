import assert from "node:assert/strict";
import { test } from "node:test";
import { ConfigError, readConfig } from "./config.ts";

const needed = {
  PUBLIC_URL: "https://gutschein.example",
  TWUSTER_SECRET: "A".repeat(43),
  SMTP_URL: "smtp://localhost:25",
  MAIL_FROM: "Stadtgutschein <gutschein@example.org>",
};
const refusal = (environment: Record<string, string | undefined>): string => {
  try {
    readConfig(environment);
  } catch (error) {
    assert.ok(error instanceof ConfigError);
    return error.message;
  }
  return "";
};

test("what is needed is enough; the rest has a default", () => {
  assert.deepEqual(readConfig(needed), {
    ...needed,
    PORT: 4200,
    TWUSTER_DATA: "./data",
    DATABASE_SCHEMA: "public",
    DATABASE_POOL_SIZE: 12,
    TRUSTED_PROXIES: 0,
    LOG_LEVEL: "info",
  });
});

test("all missing names are told at once, and an empty value is a missing one", () => {
  const names = Object.keys(needed);
  for (const environment of [{}, Object.fromEntries(names.map((name) => [name, ""]))]) {
    assert.deepEqual(
      [...refusal(environment).matchAll(/^ {2}(\w+): is missing$/gm)].map((match) => match[1]).toSorted(),
      names.toSorted(),
    );
  }
});

test("wrong values are told beside missing ones, without repeating what was given", () => {
  const message = refusal({
    ...needed,
    SMTP_URL: undefined,
    PORT: "http",
    TWUSTER_SECRET: "hunter2-hunter2",
    DATABASE_URL: "mysql://root:geheim@db",
    LOG_LEVEL: "loud",
  });
  assert.deepEqual([...message.matchAll(/^ {2}(\w+):/gm)].map((match) => match[1]).toSorted(), [
    "DATABASE_URL",
    "LOG_LEVEL",
    "PORT",
    "SMTP_URL",
    "TWUSTER_SECRET",
  ]);
  assert.doesNotMatch(message, /hunter2|geheim/);
});

test("values at and past their limits", () => {
  for (const [name, good, bad] of [
    ["PORT", "65535", "65536"],
    ["PORT", "0", "-1"],
    ["DATABASE_POOL_SIZE", "2", "1"],
    ["DATABASE_POOL_SIZE", "200", "201"],
    ["TRUSTED_PROXIES", "5", "6"],
    ["TWUSTER_SECRET", "_".repeat(43), "_".repeat(42)],
    ["TWUSTER_SECRET", "-".repeat(43), "+".repeat(43)],
    ["DATABASE_SCHEMA", "town_1", "town-1"],
    ["DATABASE_SCHEMA", "t", "t; DROP TABLE x"],
    ["TEST_PROVIDER_KEY", "test_x", "live_x"],
    ["SMTP_URL", "smtps://host", "http://host"],
    ["PUBLIC_URL", "http://localhost:4200", "localhost"],
  ] as const) {
    assert.equal(refusal({ ...needed, [name]: good }), "", `${name}=${good}`);
    assert.match(refusal({ ...needed, [name]: bad }), new RegExp(`^ {2}${name}: `, "m"), `${name}=${bad}`);
  }
  assert.equal(
    readConfig({ ...needed, PUBLIC_URL: "https://gutschein.example//" }).PUBLIC_URL,
    "https://gutschein.example",
  );
});
