import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";
import { after, test } from "node:test";
import { SMTPServer } from "smtp-server";
import { JobFailure } from "../platform/outbox/job-failure.ts";
import { createMailer } from "./mailer.ts";

/** A real SMTP server that refuses at one place, in the words of those that quote the address. */
type Place = "AUTH" | "MAIL FROM" | "RCPT TO" | "DATA";
let refusal: { place: Place; code: number } | undefined;
const answer = (place: Place): Error | null =>
  refusal?.place === place
    ? Object.assign(new Error("anna@example.org is not wanted"), { responseCode: refusal.code })
    : null;
const server = new SMTPServer({
  allowInsecureAuth: true,
  disabledCommands: ["STARTTLS"],
  logger: false,
  closeTimeout: 100,
  onAuth: (_auth, _session, done) => done(answer("AUTH"), { user: "us" }),
  onMailFrom: (_address, _session, done) => done(answer("MAIL FROM")),
  onRcptTo: (_address, _session, done) => done(answer("RCPT TO")),
  onData: (stream, _session, done) => {
    stream.resume();
    stream.on("end", () => done(answer("DATA")));
  },
});
server.on("error", () => undefined);
server.listen(0, "127.0.0.1");
await once(server.server, "listening");
const { port } = server.server.address() as AddressInfo; // safe because it listens on TCP
after(() => new Promise<void>((closed) => server.close(() => closed())));

async function send(at: number): Promise<JobFailure | undefined> {
  const mailer = createMailer({
    SMTP_URL: `smtp://us:secret@127.0.0.1:${at}`,
    MAIL_FROM: "Stadt <stadt@example.org>",
    PUBLIC_URL: "https://stadt.example",
  });
  try {
    await mailer.send({ id: "x", to: "anna@example.org", subject: "x", text: "x", html: "x", attachments: [] });
    return undefined;
  } catch (error) {
    assert.ok(error instanceof JobFailure, String(error));
    assert.doesNotMatch(`${error.name} ${error.message} ${error.reason}`, /anna|@/);
    return error;
  } finally {
    mailer.close();
  }
}

test("a server that takes it: no failure", async () => {
  refusal = undefined;
  assert.equal(await send(port), undefined);
});

for (const [place, code, reason] of [
  ["RCPT TO", 550, "recipient_refused"],
  ["RCPT TO", 450, "recipient_deferred"],
  ["MAIL FROM", 550, "sender_refused"],
  ["MAIL FROM", 451, "server_busy"],
  ["DATA", 554, "message_refused"],
  ["DATA", 452, "server_busy"],
  ["AUTH", 535, "server_login"],
  ["AUTH", 454, "server_busy"],
] as const)
  test(`${code} to ${place}: ${reason}`, async () => {
    refusal = { place, code };
    assert.equal((await send(port))?.reason, reason);
  });

test("nobody listens, or hangs up: server_away", async () => {
  const silent = createServer((socket) => socket.destroy());
  silent.listen(0, "127.0.0.1");
  await once(silent, "listening");
  const { port: hangsUp } = silent.address() as AddressInfo; // safe because it listens on TCP
  assert.equal((await send(hangsUp))?.reason, "server_away");
  await new Promise((closed) => silent.close(closed));
  assert.equal((await send(hangsUp))?.reason, "server_away");
});
