import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { readConfig } from "../config.ts";
import { bundles } from "./bundles.ts";

const { version } = JSON.parse(await readFile(new URL("../../../package.json", import.meta.url), "utf8")) as {
  version: string;
};
let folder: string;
before(async () => (folder = await mkdtemp(join(tmpdir(), "twuster-releases-"))));
after(() => rm(folder, { recursive: true }));

const app = (): ReturnType<typeof bundles> =>
  bundles(
    readConfig({
      PUBLIC_URL: "https://twuster.example",
      TWUSTER_DATA: folder,
      TWUSTER_SECRET: "x".repeat(43),
      SMTP_URL: "smtp://localhost",
      MAIL_FROM: "a@b.example",
    }),
  );

interface Published {
  releases: { version: string; url: string; integrity: string }[];
}

test("a release is one file, for ever, with its hash published", async () => {
  const server = app();
  const { releases } = (await (await server.request("/v1/releases.json")).json()) as Published;
  assert.deepEqual(
    releases.map((release) => release.url),
    [`https://twuster.example/v${version}/twuster.js`],
  );
  const answer = await server.request(`/v${version}/twuster.js`);
  assert.equal(answer.headers.get("Cache-Control"), "public, max-age=31536000, immutable");
  assert.equal(answer.headers.get("Access-Control-Allow-Origin"), "*", "integrity needs CORS");
  const text = await answer.text();
  assert.equal(`sha384-${createHash("sha384").update(text).digest("base64")}`, releases[0]?.integrity);
  assert.doesNotMatch(text, /import\(|(?:^|;)import["{ ]/, "nothing is fetched that the hash does not cover");
});

test("what is published stays, whatever an update brings; what never was is not found", async () => {
  const before = await (await app().request(`/v${version}/twuster.js`)).text();
  await writeFile(join(folder, "releases/1.0.99.js"), "older();");
  const server = app();
  assert.equal(await (await server.request("/v1.0.99/twuster.js")).text(), "older();");
  assert.equal(await (await server.request(`/v${version}/twuster.js`)).text(), before);
  const { releases } = (await (await server.request("/v1/releases.json")).json()) as Published;
  assert.deepEqual(
    releases.map((release) => release.version),
    ["1.0.99", version],
  );
  for (const path of ["/v1.9.9/twuster.js", "/v1.0/twuster.js", "/v2.0.0/twuster.js", "/v1.0.0/../../package.json"])
    assert.equal((await server.request(path)).status, 404, path);
});
