import { randomUUID } from "node:crypto";
import { appendFile, readFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";

/** A mail as a real SMTP server received it. */
export interface ReceivedMail {
  id: string;
  to: string;
  subject: string;
  receivedAt: string;
  messageId: string;
  /** Names of the header's lines, in small letters, as they came. */
  headers: string[];
  text: string;
  html: string;
  attachments: { name: string; contentType: string; size: number; contentBase64: string }[];
}

export interface PostOffice {
  /** For SMTP_URL. */
  url: string;
  /** Newest first. */
  list(): ReceivedMail[];
  find(id: string): ReceivedMail | undefined;
  /** While set, every mail is refused for now, as a server in trouble does. */
  refuse: boolean;
  /** Addresses that are nobody's here: refused for good. */
  unknown: Set<string>;
  close(): Promise<void>;
}

/** A real SMTP server on this machine that keeps what it receives; in a file too, if one is given. */
export async function startPostOffice(options: { port?: number; file?: string } = {}): Promise<PostOffice> {
  const mails: ReceivedMail[] = options.file ? await load(options.file) : [];
  const office: PostOffice = {
    url: "",
    refuse: false,
    unknown: new Set(),
    list: () => mails.toReversed(),
    find: (id) => mails.find((mail) => mail.id === id),
    close: () => new Promise((closed) => server.close(() => closed())),
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    logger: false,
    // Senders keep connections open; without this a close waits half a minute for them.
    closeTimeout: 500,
    onMailFrom: (_address, _session, done) =>
      done(office.refuse ? Object.assign(new Error("try again later"), { responseCode: 451 }) : null),
    onRcptTo: ({ address: to }, _session, done) =>
      done(office.unknown.has(to) ? Object.assign(new Error(`<${to}> is nobody here`), { responseCode: 550 }) : null),
    onData: (stream, session, done) => {
      simpleParser(stream).then(async (parsed) => {
        const mail: ReceivedMail = {
          id: randomUUID(),
          to: session.envelope.rcptTo.map((recipient) => recipient.address).join(", "),
          subject: parsed.subject ?? "",
          receivedAt: new Date().toISOString(),
          messageId: parsed.messageId ?? "",
          headers: parsed.headerLines.map(({ key }) => key),
          text: parsed.text ?? "",
          html: parsed.html || "",
          attachments: parsed.attachments.map((file) => ({
            name: file.filename ?? "",
            contentType: file.contentType,
            size: file.size,
            contentBase64: file.content.toString("base64"),
          })),
        };
        mails.push(mail);
        if (options.file) await appendFile(options.file, `${JSON.stringify(mail)}\n`);
        done();
      }, done);
    },
  });
  await new Promise<void>((listening, failed) => {
    server.once("error", failed);
    server.listen(options.port ?? 0, "127.0.0.1", listening);
  });
  // A connection that breaks off (a killed server) is that connection's end, not ours.
  server.on("error", () => undefined);
  const address = server.server.address() as AddressInfo; // safe because it listens on TCP
  office.url = `smtp://127.0.0.1:${address.port}`;
  return office;
}

async function load(file: string): Promise<ReceivedMail[]> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "";
    throw error;
  });
  return text
    .split("\n")
    .filter((line) => line.endsWith("}"))
    .map((line) => JSON.parse(line) as ReceivedMail); // safe because only onData writes here
}
