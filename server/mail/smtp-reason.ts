import type { DeliveryReason } from "../../sdk/wire/deliveries.ts";
import { JobFailure } from "../platform/outbox/job-failure.ts";

/** What nodemailer says of a failure: its own code, what was asked last and what the server answered. */
interface SmtpFailure {
  code?: string;
  command?: string;
  responseCode?: number;
}

/** @throws {JobFailure} the failure by its reason alone: the server's own words may quote an address */
export function failWithReason(error: unknown): never {
  throw new JobFailure(reasonOf(error as SmtpFailure), error); // safe because every part of it may be absent
}

/** 4xx is for now, 5xx for good (RFC 5321 § 4.2.1). */
function reasonOf({ code = "", command = "", responseCode }: SmtpFailure): DeliveryReason {
  const isForGood = responseCode !== undefined && responseCode >= 500;
  if (command === "RCPT TO") return isForGood ? "recipient_refused" : "recipient_deferred";
  if (responseCode !== undefined && !isForGood) return "server_busy";
  if (["EAUTH", "ENOAUTH", "EOAUTH2"].includes(code)) return "server_login";
  if (command === "MAIL FROM") return "sender_refused";
  if (isForGood && ["EENVELOPE", "EMESSAGE"].includes(code)) return "message_refused";
  return ["ECONNECTION", "ETIMEDOUT", "ESOCKET", "EDNS", "ETLS", "EPROTOCOL"].includes(code) ? "server_away" : "other";
}
