import rf from "node-iso11649";
import type { ConfirmTransferRequest, ConfirmTransferResponse } from "../../sdk/wire/payment.ts";
import type { Context } from "../platform/context.ts";
import { findOutcome, intentOf } from "../platform/idempotency.ts";
import { bankTransfer } from "./bank-transfer.ts";
import { outcomeOf, receiveMoney } from "./receive.ts";
import { findPayment } from "./store.ts";

/** Once per key. A transfer as a person reads it off the bank statement. A wrong reference goes to the review list, not back. */
export async function confirmTransfer(
  context: Context,
  operator: string,
  key: string,
  request: ConfirmTransferRequest,
): Promise<ConfirmTransferResponse> {
  const intent = intentOf(context, operator, key, request);
  const before = await findOutcome(context, intent);
  if (before) return outcomeOf(before);
  const reference = request.reference.replace(/\s/g, "").toUpperCase();
  const payment = rf.validate(reference) ? await findPayment(context, { reference }) : undefined;
  // Typed from a statement: the same booking is the same, however it is spaced.
  const sourceReference = request.bankReference.replace(/\s+/g, " ").toUpperCase();
  const { amountCents } = request;
  const arrival = {
    source: bankTransfer.method,
    sourceReference,
    amountCents,
    actor: operator,
    mayReview: request.acceptReview ?? false,
  } as const;
  return receiveMoney(context, payment?.method === bankTransfer.method ? payment : undefined, arrival, intent);
}
