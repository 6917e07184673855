import type { Role } from "../../sdk/wire/people.ts";
import { findOrderNumbers } from "../deliveries/order-numbers.ts";
import { helperLinkId } from "../devices/pairing.ts";
import { unsealEmail } from "../people/store.ts";
import type { Context } from "../platform/context.ts";
import type { AuditRow, Membership } from "../platform/generated/client.ts";

type Named = { name: string; partnerId: string };
type Member = Pick<Membership, "personId" | "partnerId"> & { role: Role };

/** Everything some rows of the audit speak of, by id. What is gone is not in it. */
export interface Names {
  partners: Map<string, string>;
  devices: Map<string, Named>;
  sites: Map<string, Named>;
  /** Their partner. */
  pictures: Map<string, string>;
  /** Their partner. */
  helperLinks: Map<string, string>;
  applications: Map<string, string>;
  groups: Map<string, string>;
  kinds: Map<string, string>;
  memberships: Map<string, Member>;
  /** By person; ended ones last. */
  membershipsOf: Map<string, Member[]>;
  /** By person, who works in the office now. */
  officeEmails: Map<string, string>;
  keys: Map<string, string>;
  passes: Map<string, { valueCents: number; codeLast4: string }>;
  receipts: Map<string, { amountCents: number; orderNumber: string | undefined }>;
  jobs: Map<string, { topic: string; orderNumber: string | undefined; dropReason: string | null }>;
}

/** Looks everything up at once, so that a page of rows costs a dozen questions and not hundreds. */
export async function loadNames(
  context: Context,
  rows: readonly Pick<AuditRow, "actor" | "action" | "subject">[],
): Promise<Names> {
  const { prisma } = context.database;
  const networkId = context.network.id;
  const isId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
  const subjects = (...kinds: string[]): string[] =>
    rows
      .filter(({ action, subject }) => kinds.includes(action.split(".")[0]!) && isId(subject))
      .map((row) => row.subject); // safe because split gives one at least
  const actors = (kind: string): string[] => [
    ...new Set(
      rows.flatMap(({ actor }) =>
        actor.startsWith(`${kind}:`) && isId(actor.slice(kind.length + 1)) ? [actor.slice(kind.length + 1)] : [],
      ),
    ),
  ];
  const among = (ids: string[]) => ({ networkId, id: { in: [...new Set(ids)] } });
  const links = rows.filter(
    ({ action, subject }) => action.startsWith("helper_link.") && /^[0-9a-f]{64}$/.test(subject),
  );
  // A group, or `GROUP/PARTNER`.
  const inGroups = rows
    .filter(({ action }) => action.startsWith("group."))
    .map(({ subject }) => subject.split("/").filter(isId));
  const [devices, sites, pictures, codes, applications, groups, kinds, memberships, keys, passes, receipts, jobs] =
    await Promise.all([
      prisma.device.findMany({ where: among([...subjects("device"), ...actors("device")]) }),
      prisma.site.findMany({ where: among(subjects("site")) }),
      prisma.partnerPicture.findMany({ where: among(subjects("picture")), select: { id: true, partnerId: true } }),
      prisma.pairingCode.findMany({
        where: { networkId, codeHmac: { in: links.map(({ subject }) => new Uint8Array(Buffer.from(subject, "hex"))) } },
      }),
      prisma.application.findMany({ where: among(subjects("application")), select: { id: true, name: true } }),
      prisma.acceptanceGroup.findMany({ where: among(inGroups.flatMap(([groupId]) => groupId ?? [])) }),
      prisma.voucherKind.findMany({ where: among(subjects("kind")), select: { id: true, name: true } }),
      prisma.membership.findMany({
        where: {
          networkId,
          OR: [{ id: { in: subjects("membership") } }, { personId: { in: actors("person") } }],
        },
        orderBy: [{ state: "asc" }, { createdAt: "asc" }],
      }),
      prisma.operatorKey.findMany({ where: among(actors("operator")) }),
      prisma.pass.findMany({ where: among(subjects("pass")), select: { id: true, valueCents: true, codeLast4: true } }),
      prisma.receipt.findMany({ where: among(subjects("receipt")) }),
      prisma.outboxJob.findMany({ where: among(subjects("job", "mail")) }),
    ]);
  const members = memberships.map((one) => ({ ...one, role: one.role as Role })); // safe because a CHECK allows no other
  const named = (list: { id: string; name: string }[]): Map<string, string> =>
    new Map(list.map(({ id, name }) => [id, name]));
  const things = [...devices, ...sites, ...pictures, ...codes];
  const partnerIds = [
    ...things.map(({ partnerId }) => partnerId),
    ...members.flatMap(({ partnerId }) => partnerId ?? []),
    ...inGroups.flatMap(([, partnerId]) => partnerId ?? []),
  ];
  const [partners, officeEmails, orders, jobOrders] = await Promise.all([
    prisma.partner.findMany({
      where: among([...subjects("partner", "picture"), ...partnerIds]),
      select: { id: true, name: true },
    }),
    emailsOf(
      context,
      members.filter(({ role, state }) => role === "operator" && state === "active").map((one) => one.personId),
    ),
    prisma.order.findMany({
      where: among(receipts.flatMap(({ orderId }) => orderId ?? [])),
      select: { id: true, number: true },
    }),
    findOrderNumbers(context, jobs),
  ]);
  const membershipsOf = new Map<string, Member[]>();
  for (const one of members) membershipsOf.set(one.personId, [...(membershipsOf.get(one.personId) ?? []), one]);
  const orderNumbers = new Map(orders.map(({ id, number }) => [id, number]));
  const byId = <T extends { id: string }>(list: T[]): Map<string, T> => new Map(list.map((one) => [one.id, one]));
  return {
    partners: named(partners),
    devices: byId(devices),
    sites: byId(sites),
    pictures: new Map(pictures.map(({ id, partnerId }) => [id, partnerId])),
    helperLinks: new Map(codes.map(({ codeHmac, partnerId }) => [helperLinkId(codeHmac), partnerId])),
    applications: named(applications),
    groups: named(groups),
    kinds: named(kinds),
    memberships: byId(members),
    membershipsOf,
    officeEmails,
    keys: new Map(keys.map(({ id, label }) => [id, label])),
    passes: byId(passes),
    receipts: new Map(
      receipts.map(({ id, amountCents, orderId }) => [
        id,
        { amountCents, orderNumber: orderNumbers.get(orderId ?? "") },
      ]),
    ),
    jobs: new Map(jobs.map(({ id, topic, dropReason }) => [id, { topic, dropReason, orderNumber: jobOrders.get(id) }])),
  };
}

async function emailsOf(context: Context, personIds: string[]): Promise<Map<string, string>> {
  const people = await context.database.prisma.person.findMany({ where: { id: { in: personIds } } });
  return new Map(
    await Promise.all(
      people.map(async ({ id, emailSealed }) => [id, await unsealEmail(context, id, emailSealed)] as const),
    ),
  );
}
