import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import type { ApplyRequest, ApplyResponse } from "../../sdk/wire/application.ts";
import { applicationUrl } from "../../server/applications/application-link.ts";
import { applyRequest } from "../../server/applications/application-input.ts";
import { apply, confirmApplication } from "../../server/applications/apply.ts";
import { ask, type Answer } from "./ask.ts";
import type { TestTown } from "./test-town.ts";

/** A beekeeper who wants to take part, to be spoiled by the test. */
export function applicationBody(wish: Record<string, unknown> = {}): ApplyRequest & Record<string, unknown> {
  return {
    kind: "producer",
    name: "Heidehonig Petersen",
    street: "Am Moor 3",
    postalCode: "27239",
    city: "Twistringen",
    phone: "04243 123456",
    email: "jens@honig.example",
    accountHolder: "Jens Petersen",
    iban: "DE02 1203 0000 0000 2020 51",
    certified: true,
    language: "de",
    ...wish,
  };
}

export function postApplication(
  town: Pick<TestTown, "url" | "network">,
  wish: Record<string, unknown> = {},
  key: string = randomUUID(),
): Promise<Answer<ApplyResponse>> {
  return ask(town, "applications", { body: applicationBody(wish), headers: { "Idempotency-Key": key } });
}

/** Applies with an address of its own, from a connection of its own; the id, found as the mail job finds it. */
export async function keptApplication(town: TestTown, wish: Record<string, unknown> = {}): Promise<string> {
  const { prisma } = town.context.database;
  const before = new Set((await prisma.application.findMany({ select: { id: true } })).map(({ id }) => id));
  const request = applyRequest.parse(applicationBody({ email: `${randomUUID()}@honig.example`, ...wish }));
  await apply(town.context, randomUUID(), randomUUID(), request);
  const kept = (await prisma.application.findMany({ select: { id: true } })).find(({ id }) => !before.has(id));
  assert.ok(kept, "it was kept");
  return kept.id;
}

/** One that waits for the office. */
export async function submittedApplication(town: TestTown, wish: Record<string, unknown> = {}): Promise<string> {
  const id = await keptApplication(town, wish);
  await confirmApplication(town.context, "test", id, applicationUrl(town.context, id).split("/").at(-1)!); // safe because a URL has parts
  return id;
}
