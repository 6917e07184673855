import type { ApplicantKind, ApplicationDetails, ApplicationState } from "../../sdk/wire/application.ts";
import type { Context } from "../platform/context.ts";
import type { Store } from "../platform/database/database.ts";
import type { Application as ApplicationRow } from "../platform/generated/client.ts";

/** How long the link that confirms the address is good; then what was typed is erased. */
export const confirmDays = 7;
/** How long what was filled in stays after a decision. */
export const keptDays = 30;

/** What lies in the seal. */
export interface SealedApplication {
  details: ApplicationDetails;
  language: "de" | "en";
  certifiedAt: string;
  questions: { question: string; answer?: string }[];
}

export interface Application {
  id: string;
  state: ApplicationState;
  kind: ApplicantKind;
  name: string;
  /** Undefined once erased. */
  content: SealedApplication | undefined;
  /** What is asked back, or why it was declined. */
  message: string | undefined;
  createdAt: Date;
  confirmedAt: Date | undefined;
  decidedAt: Date | undefined;
  partnerId: string | undefined;
}

export async function findApplication(
  context: Context,
  id: string,
  store: Store = context.database.prisma,
): Promise<Application | undefined> {
  const networkId = context.network.id;
  const row = await store.application.findUnique({ where: { networkId_id: { networkId, id } } });
  return row ? toApplication(context, row) : undefined;
}

export async function sealApplication(context: Context, id: string, content: SealedApplication): Promise<string> {
  return context.keys.seal(context.network.id, `application ${id}`, content);
}

async function toApplication(context: Context, row: ApplicationRow): Promise<Application> {
  const { id, sealed } = row;
  return {
    id,
    state: row.state as ApplicationState, // safe because a CHECK allows no other
    kind: row.kind as ApplicantKind, // safe because the schema of the request allows no other
    name: row.name,
    content: sealed
      ? await context.keys.unseal<SealedApplication>(context.network.id, `application ${id}`, sealed)
      : undefined,
    message: row.message ?? undefined,
    createdAt: row.createdAt,
    confirmedAt: row.confirmedAt ?? undefined,
    decidedAt: row.decidedAt ?? undefined,
    partnerId: row.partnerId ?? undefined,
  };
}
