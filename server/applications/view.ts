import type { ApplicantKind, ApplicationSummary, ApplicationView } from "../../sdk/wire/application.ts";
import type { Context } from "../platform/context.ts";
import { Refusal } from "../platform/errors.ts";
import { findApplication } from "./application.ts";

const most = 100;

/** For the office: what waits for it, then what waits for the applicant, then what was decided lately. */
export async function listApplications(context: Context): Promise<ApplicationSummary[]> {
  const networkId = context.network.id;
  const { application } = context.database.prisma;
  const [submitted, asked, decided] = await Promise.all([
    application.findMany({ where: { networkId, state: "submitted" }, orderBy: { confirmedAt: "asc" }, take: most }),
    application.findMany({ where: { networkId, state: "asked" }, orderBy: { confirmedAt: "asc" }, take: most }),
    application.findMany({
      where: { networkId, state: { in: ["approved", "declined"] }, sealed: { not: null } },
      orderBy: { decidedAt: "desc" },
      take: most,
    }),
  ]);
  return [...submitted, ...asked, ...decided].map(summaryOf);
}

/** @throws {Refusal} not_found, also before the applicant confirmed its address */
export async function viewApplication(context: Context, id: string): Promise<ApplicationView> {
  const found = await findApplication(context, id);
  if (!found || found.state === "unconfirmed") throw new Refusal("not_found");
  const { content, message, state, partnerId } = found;
  const open = state === "asked" && message ? [{ question: message }] : [];
  return {
    ...summaryOf(found),
    ...(content ? { details: content.details } : {}),
    questions: [...(content?.questions ?? []), ...open],
    ...(state === "declined" && message ? { reason: message } : {}),
    ...(partnerId ? { partnerId } : {}),
  };
}

function summaryOf(row: {
  id: string;
  state: string;
  kind: string;
  name: string;
  confirmedAt?: Date | null | undefined;
  decidedAt?: Date | null | undefined;
}): ApplicationSummary {
  return {
    id: row.id,
    state: row.state as ApplicationSummary["state"], // safe because the callers leave unconfirmed ones out
    kind: row.kind as ApplicantKind, // safe because the schema of the request allows no other
    name: row.name,
    confirmedAt: row.confirmedAt?.toISOString() ?? "",
    ...(row.decidedAt ? { decidedAt: row.decidedAt.toISOString() } : {}),
  };
}
