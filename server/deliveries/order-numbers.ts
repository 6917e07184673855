import type { Context } from "../platform/context.ts";
import type { OutboxJob } from "../platform/generated/client.ts";
import type { Topic } from "../platform/outbox/outbox.ts";

const aboutOrders: readonly string[] = [
  "order.fulfil",
  "order.expire",
  "order.erase",
  "mail.order",
  "mail.paid",
  "mail.delivery",
] satisfies Topic[];

/** Which order a job is about, by the job's id; nothing for jobs about something else. */
export async function findOrderNumbers(
  { database, network }: Context,
  jobs: readonly Pick<OutboxJob, "id" | "topic" | "subjectId">[],
): Promise<Map<string, string>> {
  const networkId = network.id;
  const paymentIds = jobs.filter(({ topic }) => topic === "payment.read").map(({ subjectId }) => subjectId);
  const payments = await database.prisma.payment.findMany({
    where: { networkId, id: { in: paymentIds } },
    select: { id: true, orderId: true },
  });
  const orderOfPayment = new Map(payments.map(({ id, orderId }) => [id, orderId]));
  const orderOfJob = new Map(
    jobs.flatMap(({ id, topic, subjectId }) => {
      const orderId = aboutOrders.includes(topic) ? subjectId : orderOfPayment.get(subjectId);
      return orderId ? [[id, orderId] as const] : [];
    }),
  );
  const orders = await database.prisma.order.findMany({
    where: { networkId, id: { in: [...orderOfJob.values()] } },
    select: { id: true, number: true },
  });
  const numbers = new Map(orders.map(({ id, number }) => [id, number]));
  return new Map([...orderOfJob].map(([id, orderId]) => [id, numbers.get(orderId) ?? ""]));
}
