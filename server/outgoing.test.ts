import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { createServer, Socket } from "node:net";
import { after, before, mock, test } from "node:test";
import sharp from "sharp";
import { keptApplication } from "../demo/testing/applicant.ts";
import { confirmTransfer, postOrder, referenceOf } from "../demo/testing/ask.ts";
import { SignedIn } from "../demo/testing/signed-in.ts";
import { startTestTown, type TestTown } from "../demo/testing/test-town.ts";
import type { ProfileResponse } from "../sdk/wire/profile.ts";

/**
 * The server fetches no address that somebody typed: not a picture's, not a website's, not a webhook's. So there is nothing to
 * resolve, to follow or to filter; what is shown here is that it stays so.
 */

/** Who may open a connection, and to where. A file that is not here must not. */
const speakers: Record<string, string> = {
  "server/payments/test-provider.ts": "TEST_PROVIDER_URL, of the settings",
  "server/test-provider/app.ts": "the notice address, which only our server names, by its key; a process of its own",
  "server/mail/mailer.ts": "SMTP_URL, of the settings",
  "server/mail/mail-trial.ts": "SMTP_URL, of the settings",
  "server/platform/database/database.ts": "DATABASE_URL, of the settings",
  "server/platform/database/migrate.ts": "DATABASE_URL, of the settings",
  "server/platform/database/embedded.ts": "the database it started; and a free port to listen on",
  "server/verify/main.ts": "DATABASE_URL, of the settings",
  "server/verify/verify-books.ts": "asks by the connection it is given",
  "server/verify/audit-heads.ts": "asks by the connection it is given",
};
/** Calls and modules that reach the network; a type alone reaches nobody. */
const speaking =
  /(?<![.\w])(?:fetch|axios|got)\(|new (?:WebSocket|EventSource|XMLHttpRequest)\b|(?:^import (?!type )[^;]*? from |\bimport\()\s*"(?:node:)?(?:https?|http2|net|tls|dgram|dns|dns\/promises|undici|axios|got|ws|pg|nodemailer)"/m;

test("only files that are known for it open connections", () => {
  const files = globSync("server/**/*.ts").filter(
    (file) => !/\.test\.ts$|^server\/(authorisation|pages\/testing|platform\/generated)\//.test(file),
  );
  assert.ok(files.length > 200);
  const found = files.filter((file) => speaking.test(readFileSync(file, "utf8")));
  assert.deepEqual(found.toSorted(), Object.keys(speakers).toSorted());
  for (const line of ['await fetch("x")', 'import { get } from "node:https";', 'await import("node:dns")'])
    assert.match(line, speaking);
});

let town: TestTown;
let owner: SignedIn;
let partnerId: string;
before(async () => {
  town = await startTestTown({ worker: false });
  partnerId = town.town.sites.blumen.partnerId;
  owner = await SignedIn.as(town, town.context, "frau@blumen.example", "owner", partnerId);
});
after(() => town.close());

/** An address inside, in every disguise; `port` is where somebody listens. */
const inside = (port: number): string[] => [
  `http://127.0.0.1:${port}/x`,
  `http://localhost:${port}/x`,
  `http://localhost.:${port}/x`,
  `http://[::1]:${port}/x`,
  `http://[::ffff:127.0.0.1]:${port}/x`,
  `http://2130706433:${port}/x`,
  `http://0x7f.1:${port}/x`,
  `http://0177.0.0.1:${port}/x`,
  `http://127.1:${port}/x`,
  `http://0.0.0.0:${port}/x`,
  `http://user:pass@127.0.0.1:${port}/x`,
  `http://127.0.0.1。nip.example:${port}/x`,
  "http://169.254.169.254/latest/meta-data/",
  "http://[fd00:ec2::254]/latest/meta-data/",
  "http://metadata.google.internal/computeMetadata/v1/",
  "http://10.0.0.1/",
  "http://192.168.0.1:80/",
  "https://postgres.internal:5432/",
  "file:///etc/passwd",
  `gopher://127.0.0.1:${port}/_x`,
  `//127.0.0.1:${port}/x`,
];

test("an address inside, typed anywhere, is connected to by nobody", async () => {
  let caught = 0;
  const trap = createServer((socket) => {
    caught++;
    socket.destroy();
  });
  await new Promise<void>((ready) => void trap.listen(0, ready));
  const { port } = trap.address() as { port: number }; // safe because it listens on TCP
  const targets: string[] = [];
  const connect = Reflect.get(Socket.prototype, "connect") as (...args: unknown[]) => Socket; // safe because every socket has it
  mock.method(Socket.prototype, "connect", function recorded(this: Socket, ...args: unknown[]): Socket {
    targets.push(targetOf(args));
    return Reflect.apply(connect, this, args);
  });

  for (const address of inside(port)) {
    const alike = `${address}"><img src="${address}">`;
    const profile = {
      story: alike,
      website: address,
      phone: "",
      street: address,
      postalCode: "27239",
      city: "Twistringen",
      categories: [],
      isListed: true,
      hours: { weekly: [], closed: [] },
    };
    await owner.ask(`desk/${partnerId}/profile`, { body: profile });
    await owner.ask(`desk/${partnerId}/profile`, { body: { ...profile, website: "" } });
    await owner.ask(`desk/${partnerId}/embedding`, { body: { origins: [address], limitCents: 1 } });
    await owner.ask(`desk/${partnerId}/sites`, { body: { name: address.slice(0, 60), origins: [address] } });
    for (const upload of [
      address,
      `<svg xmlns="http://www.w3.org/2000/svg"><image href="${address}"/></svg>`,
      `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x SYSTEM "${address}">]><svg>&x;</svg>`,
    ])
      assert.equal(await send(Buffer.from(upload)), 400);
    await keptApplication(town, { name: address.slice(0, 80), street: alike.slice(0, 100) });
    const order = await postOrder(town, {
      email: `a-${inside(port).indexOf(address)}@example.org`,
      delivery: { to: "buyer", greeting: alike },
    });
    await confirmTransfer(town, { reference: referenceOf(order.body.order), amountCents: 2_500 });
  }
  assert.equal(await send(await pictureThatNames(inside(port)[0]!)), 201); // safe because the list is not empty
  await town.twuster.worker.drain();
  await town.twuster.housekeeping.run();
  const { body } = await owner.ask<ProfileResponse>(`desk/${partnerId}/profile`);
  const { pageUrl = "" } = body.profile;
  const path = new URL(pageUrl).pathname;
  for (const page of [path, `${path}/og.png`, `/${town.network}/`])
    assert.equal((await town.twuster.app.request(page, { headers: { Host: new URL(pageUrl).host } })).status, 200);
  for (const print of ["counter-card.pdf", "window-sticker.pdf"]) {
    const answer = await fetch(`${town.url}/v1/${town.network}/desk/${partnerId}/prints/${print}`, {
      headers: { Cookie: owner.cookie },
    });
    assert.equal(answer.status, 200);
  }

  const known = [town.url, town.databaseUrl, town.postOffice.url, town.provider.url].map((url) => new URL(url).port);
  const strangers = targets.filter((target) => !known.some((one) => target.endsWith(`:${one}`)));
  assert.deepEqual(strangers, []);
  assert.equal(caught, 0);
  assert.ok(targets.length > 3, "the recorder records");
  await fetch(inside(port)[0]!).catch(() => undefined); // safe as above
  assert.ok(caught > 0 && targets.some((target) => target.endsWith(`:${port}`)), "the traps see what they should");
  mock.restoreAll();
  trap.close();
});

/** `connect(options)`, `connect(port, host)`, `connect(path)`, or what Node itself made of one of them. */
function targetOf([first, second]: unknown[]): string {
  const given: unknown = Array.isArray(first) ? first[0] : first;
  if (typeof given === "number" || typeof given === "string") return `${String(second)}:${given}`;
  const { host, port, path } = given as { host?: string; port?: number | string; path?: string }; // safe because it is the one form left
  return `${host ?? path}:${port ?? ""}`;
}

async function send(content: Uint8Array): Promise<number> {
  const response = await fetch(`${town.url}/v1/${town.network}/desk/${partnerId}/pictures`, {
    method: "POST",
    headers: { Cookie: owner.cookie, Origin: town.url, "Content-Type": "image/png" },
    body: new Uint8Array(content),
  });
  await response.body?.cancel();
  return response.status;
}

/** A good picture, in whose words an address stands. */
function pictureThatNames(address: string): Promise<Buffer> {
  return sharp({ create: { width: 8, height: 8, channels: 3, background: "#a05020" } })
    .withExif({ IFD0: { Copyright: address, ImageDescription: address } })
    .png()
    .toBuffer();
}
