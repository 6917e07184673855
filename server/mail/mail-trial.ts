import nodemailer, { type Transporter } from "nodemailer";
import type { MailRefusal, TestMailResponse } from "../../sdk/wire/network-settings.ts";
import type { Config } from "../platform/config.ts";
import { toMessage, type Letter } from "./mailer.ts";
import { oneLine } from "./templates/block.ts";

type Trial = Omit<TestMailResponse, "to">;
type Settings = Pick<Config, "SMTP_URL" | "MAIL_FROM" | "PUBLIC_URL">;

/** For each step; somebody waits for this answer, and gives up after fifteen seconds. */
const timeoutMs = 4_000;

/** Whether the mail server can be reached and lets us in. Sends nothing. */
export async function tryMailServer(config: Settings): Promise<Trial> {
  return attempt(config, (transport) => transport.verify());
}

/** Hands over one letter now, and says what became of it; nothing is tried again. */
export async function tryLetter(config: Settings, letter: Letter): Promise<Trial> {
  return attempt(config, (transport) => transport.sendMail(toMessage(config, letter)));
}

async function attempt(
  { SMTP_URL: url }: Settings,
  work: (transport: Transporter) => Promise<unknown>,
): Promise<Trial> {
  const transport = nodemailer.createTransport({
    url,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    dnsTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    await work(transport);
    return { outcome: "accepted" };
  } catch (error) {
    const failure = error as SmtpFailure; // safe because every property is looked at as one that may be missing
    const serverSaid = typeof failure.response === "string" ? oneLine(failure.response).slice(0, 200) : "";
    return { outcome: "refused", reason: reasonOf(failure), ...(serverSaid ? { serverSaid } : {}) };
  } finally {
    transport.close();
  }
}

/** What nodemailer tells of a failure: its own code, the SMTP command it answered, and the server's code and words. */
interface SmtpFailure {
  code?: unknown;
  command?: unknown;
  responseCode?: unknown;
  response?: unknown;
}

export function reasonOf({ code, command, responseCode }: SmtpFailure): MailRefusal {
  if (code === "EAUTH" || code === "ENOAUTH" || code === "EOAUTH2") return "login_refused";
  if (code === "ETLS" || /CERT|SIGNATURE|SSL/.test(String(code))) return "insecure";
  if (typeof responseCode === "number") {
    // 4yz: not now (RFC 5321 § 4.2.1), whatever it was about.
    if (responseCode < 500) return "try_later";
    if (command === "MAIL FROM") return "sender_refused";
    return command === "RCPT TO" ? "recipient_refused" : "refused";
  }
  return code === "ETIMEDOUT" ? "no_answer" : "unreachable";
}
