import nodemailer, { type SendMailOptions } from "nodemailer";
import type SMTPPool from "nodemailer/lib/smtp-pool";
import type { Config } from "../platform/config.ts";
import { failWithReason } from "./smtp-reason.ts";

export interface Letter {
  /** Same letter, same id: a repeat after a lost answer can be recognised by the receiving side. */
  id: string;
  /** One: of several, a server may refuse some and take the letter all the same. */
  to: string;
  subject: string;
  text: string;
  html: string;
  attachments: Attachment[];
}
export interface Attachment {
  filename: string;
  content: Uint8Array;
  contentType: string;
}

export interface Mailer {
  /** Hands the letter to the SMTP server. @throws {JobFailure} where it does not take it; the outbox tries again. */
  send(letter: Letter): Promise<void>;
  close(): void;
}

/** SMTP by configuration; a few connections are kept open. */
export function createMailer(config: Pick<Config, "SMTP_URL" | "MAIL_FROM" | "PUBLIC_URL">): Mailer {
  const transport = nodemailer.createTransport({
    url: config.SMTP_URL,
    pool: true,
    maxConnections: 3,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  } satisfies SMTPPool.Options & { url: string });
  return {
    send: async (letter) => {
      await transport.sendMail(toMessage(config, letter)).catch(failWithReason);
    },
    close: () => transport.close(),
  };
}

/** A letter as nodemailer takes it. */
export function toMessage(
  config: Pick<Config, "MAIL_FROM" | "PUBLIC_URL">,
  { id, to, subject, text, html, attachments }: Letter,
): SendMailOptions {
  return {
    from: config.MAIL_FROM,
    to: { name: "", address: to },
    subject,
    text,
    html,
    attachments: attachments.map(({ filename, content, contentType }) => ({
      filename,
      contentType,
      content: Buffer.from(content),
    })),
    messageId: `<${id}@${new URL(config.PUBLIC_URL).hostname}>`,
    headers: { "Auto-Submitted": "auto-generated" },
  };
}
