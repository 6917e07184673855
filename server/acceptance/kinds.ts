import { uuidv7 } from "uuidv7";
import type { KindRequest, NewKindRequest } from "../../sdk/wire/acceptance.ts";
import type { OrderedVoucherLine, VoucherLine } from "../../sdk/wire/order.ts";
import type { OfferedKind, VoucherKindFace } from "../../sdk/wire/voucher.ts";
import { audit } from "../platform/audit.ts";
import type { Context } from "../platform/context.ts";
import { invalidField, Refusal } from "../platform/errors.ts";
import { named } from "./groups.ts";

/** Most kinds of a network: a buyer has to look through them. */
const mostKinds = 12;

/** @throws {Refusal} invalid where the group is not there, the name is taken or there are too many */
export async function createKind(context: Context, actor: string, request: NewKindRequest): Promise<string> {
  const networkId = context.network.id;
  const { prisma } = context.database;
  const { groupId, ...rest } = request;
  if ((await prisma.voucherKind.count({ where: { networkId } })) >= mostKinds) throw invalidField("name", "too_many");
  if (!(await prisma.acceptanceGroup.findUnique({ where: { networkId_id: { networkId, id: groupId } } })))
    throw invalidField("groupId", "value_not_offered");
  const id = uuidv7();
  await named(() =>
    context.database.transaction(async (store) => {
      const data = { networkId, id, groupId, ...tidy(rest), createdAt: context.clock.now() };
      await store.voucherKind.create({ data });
      await audit(context, store, { actor, action: "kind.created", subject: id });
    }),
  );
  return id;
}

/** Its group stays what it is. @throws {Refusal} not_found, invalid where the name is taken */
export async function changeKind(context: Context, actor: string, id: string, request: KindRequest): Promise<void> {
  await named(() =>
    context.database.transaction(async (store) => {
      const where = { networkId: context.network.id, id };
      const { count } = await store.voucherKind.updateMany({ where, data: tidy(request) });
      if (count === 0) throw new Refusal("not_found");
      await audit(context, store, { actor, action: "kind.changed", subject: id });
    }),
  );
}

function tidy({ name, denominationsCents, isOffered }: KindRequest): KindRequest {
  return { name, isOffered, denominationsCents: [...new Set(denominationsCents)].toSorted((a, b) => a - b) };
}

/** What is sold beside the one voucher that everybody takes. A kind that nobody would take today is not sold. */
export async function listOfferedKinds(context: Context): Promise<OfferedKind[]> {
  const { rows } = await context.database.pool.query<{
    id: string;
    name: string;
    group_id: string;
    group_name: string;
    denominations_cents: number[];
  }>({
    name: "offered-kinds",
    text: `SELECT k.id, k.name, k.group_id, g.name AS group_name, k.denominations_cents FROM voucher_kinds k
      JOIN acceptance_groups g ON g.network_id = k.network_id AND g.id = k.group_id
      WHERE k.network_id = $1 AND k.is_offered AND EXISTS (SELECT 1 FROM acceptance_group_partners m
        JOIN partners p ON p.network_id = m.network_id AND p.id = m.partner_id AND p.state = 'active'
        WHERE m.network_id = k.network_id AND m.group_id = k.group_id AND m.until IS NULL)
      ORDER BY k.created_at, k.id`,
    values: [context.network.id],
  });
  return rows.map((row) => ({
    id: row.id,
    denominationsCents: row.denominations_cents,
    ...faceOfKind(context, row),
  }));
}

/** Who takes a kind, as a voucher's holder reads it. */
export function faceOfKind(
  { config, network }: Context,
  row: { name: string; group_id: string; group_name: string },
): VoucherKindFace {
  return {
    name: row.name,
    groupName: row.group_name,
    whereUrl: `${config.PUBLIC_URL}/${network.slug}/where#${row.group_id}`,
  };
}

/** Lines with what their kinds are called. */
export async function nameLines(context: Context, lines: VoucherLine[]): Promise<OrderedVoucherLine[]> {
  const ids = lines.flatMap(({ voucherKindId }) => voucherKindId ?? []);
  if (ids.length === 0) return lines;
  const { rows } = await context.database.pool.query<{
    id: string;
    name: string;
    group_id: string;
    group_name: string;
  }>({
    name: "kinds-by-id",
    text: `SELECT k.id, k.name, k.group_id, g.name AS group_name FROM voucher_kinds k
      JOIN acceptance_groups g ON g.network_id = k.network_id AND g.id = k.group_id
      WHERE k.network_id = $1 AND k.id = ANY ($2::uuid[])`,
    values: [context.network.id, ids],
  });
  return lines.map((line) => {
    const kind = rows.find(({ id }) => id === line.voucherKindId);
    return kind ? { ...line, voucherKind: faceOfKind(context, kind) } : line;
  });
}
