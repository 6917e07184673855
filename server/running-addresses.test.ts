import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Answer } from "../demo/testing/ask.ts";
import { asOwner } from "../demo/testing/books.ts";
import { SignedIn } from "../demo/testing/signed-in.ts";
import { startTestTown, type TestTown } from "../demo/testing/test-town.ts";
import type { ErrorBody } from "../sdk/wire/errors.ts";

/** Addresses that would run something, in every field that takes an address. */
let town: TestTown;
let owner: SignedIn;
let partnerId: string;
before(async () => {
  town = await startTestTown({ worker: false });
  partnerId = town.town.sites.baecker.partnerId;
  owner = await SignedIn.as(town, town.context, "anke@baecker.example", "owner", partnerId);
});
after(() => town.close());

const running = [
  "javascript:alert(1)",
  "JaVaScRiPt:alert(1)",
  " javascript:alert(1)",
  "java\tscript:alert(1)",
  "java\nscript:alert(1)",
  "\u0001javascript:alert(1)",
  "javascript://www.example.de/%0aalert(1)",
  "javascript:alert(1)//https://www.example.de",
  "data:text/html,<script>alert(1)</script>",
  "vbscript:msgbox(1)",
  "blob:https://www.example.de/1",
  "filesystem:https://www.example.de/1",
  "view-source:https://www.example.de",
  "file:///etc/passwd",
  "intent://www.example.de#Intent;scheme=javascript;end",
  "//www.example.de@javascript:alert(1)",
  "feed:javascript:alert(1)",
];
const hours = { weekly: [], closed: [] };
const place = { story: "", phone: "", street: "", postalCode: "", city: "", categories: [], isListed: true, hours };
const fields: Record<string, (address: string) => Promise<Answer>> = {
  website: (website) => owner.ask(`desk/${partnerId}/profile`, { body: { ...place, website } }),
  "origins.0": (origin) => owner.ask(`desk/${partnerId}/sites`, { body: { name: "Laden", origins: [origin] } }),
  "origins.1": (origin) =>
    owner.ask(`desk/${partnerId}/embedding`, { body: { origins: ["https://www.example.de", origin], limitCents: 1 } }),
};

for (const [field, send] of Object.entries(fields))
  test(`${field}: what runs is no address`, async () => {
    for (const address of running) {
      const { status, body } = await send(address);
      const { fields: reasons = {} } = (body as ErrorBody).error ?? {}; // safe because the next line compares it
      assert.deepEqual([status, Object.keys(reasons)], [400, [field]], JSON.stringify(address));
    }
    for (const [table, column] of [
      ["partners", "website"],
      ["sites", "array_to_string(origins, ' ')"],
      ["partners", "array_to_string(scanner_origins, ' ')"],
    ] as const)
      assert.deepEqual(await asOwner(town, `SELECT 1 FROM ${table} WHERE ${column} ~* '(script|data|file):'`), []);
  });

test("and one that came in by another way is no link", async () => {
  for (const website of ["javascript:alert(1)", "data:text/html,<script>alert(1)</script>", "kein Link", "https://["]) {
    await asOwner(town, "UPDATE partners SET website = $2 WHERE id = $1", [partnerId, website]);
    const { port } = new URL(town.url);
    const answer = await town.twuster.app.request(`/${town.network}/baeckerei-meyerholz`, {
      headers: { Host: `seiten.localhost:${port}` },
    });
    assert.equal(answer.status, 200, website);
    const text = await answer.text();
    const schemes = [...text.matchAll(/\b(?:href|src|action|content)="([a-z]+):/gi)].map(([, scheme]) => scheme);
    assert.deepEqual(
      schemes.filter((scheme) => !/^(https?|tel|mailto|width)$/.test(scheme ?? "")),
      [],
      website,
    );
    assert.doesNotMatch(text, /"sameAs":"(?!https?:)/);
  }
});
