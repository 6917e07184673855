import assert from "node:assert/strict";
import { request } from "node:http";
import { after, before, test } from "node:test";
import { HtmlValidate } from "html-validate";
import sharp from "sharp";
import { asOwner } from "../../demo/testing/books.ts";
import { startTestTown, type TestTown } from "../../demo/testing/test-town.ts";
import { editProfile } from "../profiles/edit-profile.ts";
import { addPicture, describePicture } from "../profiles/pictures.ts";
import type { Context } from "../platform/context.ts";
import { viewTokenOf } from "../profiles/picture-view.ts";
import { getProfile, listPictures } from "../profiles/profile.ts";

/** Pages that everybody sees, and what partners may not do to them. */
let town: TestTown;
let bakery: string;
const hostile = `</script><script>alert("1")</script><img src=x onerror=alert(2)>"' & \u2028 <!--`;

interface Page {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
  bytes: Buffer;
}
/** As a browser asks: by the host's name, which Node does not look up. */
function get(path: string, host = `seiten.localhost:${new URL(town.url).port}`): Promise<Page> {
  return new Promise((resolve, reject) => {
    const asked = request(`${town.url}${path}`, { headers: { Host: host } }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => {
        const bytes = Buffer.concat(chunks);
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text: bytes.toString(), bytes });
      });
    });
    asked.on("error", reject);
    asked.end();
  });
}
const base = (): string => `http://seiten.localhost:${new URL(town.url).port}`;

before(async () => {
  town = await startTestTown({ worker: false });
  bakery = town.town.sites.baecker.partnerId;
  const upload = await sharp({ create: { width: 900, height: 600, channels: 3, background: "#a05020" } })
    .jpeg()
    .toBuffer();
  for (let at = 0; at < 2; at++) await addPicture(town.context, { partnerId: bakery, actor: "test", upload });
  const [first] = await listPictures(town.context, bakery);
  await describePicture(town.context, { partnerId: bakery, actor: "test", id: first!.id, alt: hostile }); // safe because two were added
  const { story: _story, ...profile } = await getProfile(town.context, town.town.sites.imker.partnerId);
  const { website, phone, street, postalCode, categories, hours, location, isListed } = profile;
  await editProfile(town.context, {
    partnerId: town.town.sites.imker.partnerId,
    actor: "test",
    input: { website, phone, street, postalCode, categories, hours, location, isListed, story: hostile, city: hostile },
  });
});
after(() => town.close());

const paths = (): string[] => [
  `/${town.network}/`,
  `/${town.network}/?q=gibt-es-nicht`,
  `/${town.network}/?q=honig&category=farm&open=1`,
  `/${town.network}/?q=${encodeURIComponent(hostile)}`,
  `/${town.network}/baeckerei-meyerholz`,
  `/${town.network}/imkerei-stuehrmann`,
  `/${town.network}/kulturverein-alte-strohhutfabrik`,
  `/${town.town.liveSlug}/`,
  `/${town.network}/gibt-es-nicht`,
  "/",
];

test("every page is valid HTML", async () => {
  const validate = new HtmlValidate({
    extends: ["html-validate:recommended", "html-validate:document"],
    // Void elements are written as the formatter writes them; a template's spaces are nobody's fault.
    rules: {
      "void-style": "off",
      "no-trailing-whitespace": "off",
      "no-inline-style": "error",
      "long-title": "off",
      "doctype-style": "off",
      "require-sri": "off",
    },
  });
  for (const path of paths()) {
    const { text } = await get(path);
    const report = await validate.validateString(text);
    const found = report.results.flatMap(({ messages }) =>
      messages.map(
        ({ ruleId, message, line }) => `${path} ${line}: ${ruleId} ${message} ${text.split("\n")[line - 1]}`,
      ),
    );
    assert.deepEqual(found, []);
  }
});

test("nothing runs: no script but data, no handler, a strict policy on every answer", async () => {
  for (const path of paths()) {
    const { text, headers } = await get(path);
    const scripts = [...text.matchAll(/<script[^>]*>/g)].map(([tag]) => tag);
    assert.ok(
      scripts.every((tag) => tag === '<script type="application/ld+json">'),
      path,
    );
    assert.doesNotMatch(text.replace(/"[^"]*"/g, '""'), /<img src=x|<[a-z]+[^>]* on[a-z]+=/, path);
    const policy = String(headers["content-security-policy"]);
    assert.match(policy, /^default-src 'none'; script-src (?:'none'|'sha256-[\w+/]+=*');/, path);
    assert.doesNotMatch(policy, /unsafe|\*|https?:/, path);
    assert.equal(headers["set-cookie"], undefined);
  }
});

interface Business {
  "@context": string;
  "@type": string;
  name: string;
  description: string;
  url: string;
  telephone?: string;
  image?: string[];
  address: { "@type": string; addressLocality: string; postalCode: string; addressCountry: string };
  geo: { latitude: number; longitude: number };
  openingHoursSpecification: { dayOfWeek: string; opens: string; closes: string }[];
  specialOpeningHoursSpecification?: { validFrom: string; validThrough: string; opens: string; closes: string }[];
}
async function jsonLd(slug: string): Promise<Business> {
  const { text } = await get(`/${town.network}/${slug}`);
  const data = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(text)?.[1];
  return JSON.parse(data ?? "") as Business; // safe because the caller compares what it gets
}

test("search engines read who, where and when", async () => {
  const data = await jsonLd("baeckerei-meyerholz");
  assert.equal(data["@context"], "https://schema.org");
  assert.equal(data["@type"], "Store");
  assert.equal(data.name, "Bäckerei Meyerholz");
  assert.equal(data.url, `${base()}/${town.network}/baeckerei-meyerholz`);
  assert.deepEqual(data.geo, { "@type": "GeoCoordinates", latitude: 52.8017, longitude: 8.6405 });
  assert.equal(data.address.addressCountry, "DE");
  assert.equal(data.openingHoursSpecification.length, 11);
  for (const { dayOfWeek, opens, closes } of data.openingHoursSpecification) {
    assert.match(dayOfWeek, /^https:\/\/schema\.org\/(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$/);
    assert.match(`${opens} ${closes}`, /^\d\d:\d\d \d\d:\d\d$/);
  }
  assert.equal(data.image?.length, 2);
  for (const url of data.image) assert.equal((await get(new URL(url).pathname)).status, 200);
});

test("what a partner wrote ends no script and no comment, and is read back as written", async () => {
  const data = await jsonLd("imkerei-stuehrmann");
  assert.equal(data.address.addressLocality, hostile);
});

test("every page has one address, a title, a picture for messengers", async () => {
  const { text } = await get(`/${town.network}/baeckerei-meyerholz?from=nowhere`);
  const url = `${base()}/${town.network}/baeckerei-meyerholz`;
  for (const part of [
    `<link rel="canonical" href="${url}" />`,
    `<meta property="og:url" content="${url}" />`,
    `<meta property="og:image" content="${url}/og.png" />`,
    "<title>Bäckerei Meyerholz, Twistringen</title>",
    "Stadtgutschein Twistringen wird angenommen",
    `href="${town.url}/${town.network}/buy"`,
  ])
    assert.ok(text.includes(part), part);
  for (const path of [`/${town.network}/baeckerei-meyerholz/og.png`, `/${town.network}/og.png`]) {
    const picture = await get(path);
    assert.equal(picture.headers["content-type"], "image/png");
    const { width, height, format } = await sharp(picture.bytes).metadata();
    assert.deepEqual({ width, height, format }, { width: 1200, height: 630, format: "png" });
  }
});

test("a test network is kept out of search engines, a live one is in the map", async () => {
  assert.match((await get(`/${town.network}/`)).text, /<meta name="robots" content="noindex" \/>/);
  assert.doesNotMatch((await get(`/${town.town.liveSlug}/`)).text, /noindex/);
  const robots = (await get("/robots.txt")).text;
  assert.ok(robots.includes(`Sitemap: ${base()}/${town.town.liveSlug}/sitemap.xml`));
  assert.ok(!robots.includes(town.network));
  const map = (await get(`/${town.network}/sitemap.xml`)).text;
  const urls = [...map.matchAll(/<loc>([^<]+)<\/loc>/g)].map((match) => match[1]!); // safe because the group always takes part
  assert.equal(urls.length, 6);
  for (const url of urls) assert.equal((await get(new URL(url).pathname)).status, 200, url);
});

test("the list is searched by a plain form", async () => {
  const names = async (query: string): Promise<string[]> =>
    [...(await get(`/${town.network}/${query}`)).text.matchAll(/<h2><a href="[^"]+">([^<]+)</g)].map(
      (match) => match[1]!,
    ); // safe because the group always takes part
  assert.equal((await names("")).length, 5);
  assert.deepEqual(await names("?q=bahnhof"), ["Blumen Wessels"]);
  assert.deepEqual(await names("?category=farm"), ["Imkerei Stührmann"]);
  assert.deepEqual(await names("?category=%3Cscript%3E"), []);
});

test("pictures are theirs alone: the right kind, never changed, no other file", async () => {
  const [picture] = await listPictures(town.context, bakery);
  const path = new URL(picture!.url).pathname; // safe because two were added
  const { headers, bytes } = await get(path);
  assert.equal(headers["content-type"], "image/webp");
  assert.equal(headers["x-content-type-options"], "nosniff");
  assert.match(String(headers["cache-control"]), /immutable/);
  assert.equal((await sharp(bytes).metadata()).width, 900);
  assert.equal((await sharp((await get(path.replace(".webp", "-small.webp"))).bytes).metadata()).width, 480);
  assert.equal((await get(path.replace(town.network, town.town.liveSlug))).status, 404);
  for (const other of ["/../../etc/passwd", `/${town.network}/pictures/x.webp`, `/${town.network}/pictures/`])
    assert.equal((await get(other)).status, 404, other);
});

test("on this host there is nothing but the public pages, and on the API's none of them", async () => {
  for (const path of [
    `/${town.network}/buy`,
    `/${town.network}/desk`,
    `/${town.network}/w`,
    `/v1/${town.network}/partners`,
    "/v1/twuster.js",
    "/docs",
    "/livez",
  ])
    assert.equal((await get(path)).status, 404, path);
  const { host } = new URL(town.url);
  assert.equal((await get(`/${town.network}/baeckerei-meyerholz`, host)).status, 404);
  assert.equal((await get(`/p/${town.network}/`, host)).status, 404);
});

test("who is suspended or wants not to be found has no page", async () => {
  const { partnerId } = town.town.sites.kultur;
  const path = `/${town.network}/kulturverein-alte-strohhutfabrik`;
  for (const change of ["state = 'suspended'", "is_listed = false"]) {
    assert.equal((await get(path)).status, 200);
    await asOwner(town, `UPDATE partners SET ${change} WHERE id = $1`, [partnerId]);
    for (const gone of [path, `${path}/og.png`]) assert.equal((await get(gone)).status, 404);
    assert.ok(!(await get(`/${town.network}/`)).text.includes("Strohhutfabrik</a>"));
    await asOwner(town, "UPDATE partners SET state = 'active', is_listed = true WHERE id = $1", [partnerId]);
  }
});

test("pictures of who is suspended or wants not to be found are gone, too; the desk still shows them to its owner", async () => {
  const { partnerId } = town.town.sites.kultur;
  const upload = await sharp({ create: { width: 64, height: 48, channels: 3, background: "#205080" } })
    .png()
    .toBuffer();
  for (let at = 0; at < 2; at++) await addPicture(town.context, { partnerId, actor: "test", upload });
  const [picture, other] = (await listPictures(town.context, partnerId)).slice(-2);
  const paths = [picture!.url, picture!.smallUrl].map((url) => new URL(url).pathname); // safe because two were added
  const ageing = (days: number): Context => ({
    ...town.context,
    clock: { now: () => new Date(Date.now() - days * 86_400_000) },
  });
  const views = {
    none: "",
    "another picture's": viewTokenOf(town.context, other!.id),
    old: viewTokenOf(ageing(2), picture!.id),
    "with another day": viewTokenOf(ageing(2), picture!.id).replace(/^\d+/, (day) => String(Number(day) + 2)),
    "cut short": viewTokenOf(town.context, picture!.id).slice(0, -1),
  };
  for (const change of ["state = 'suspended'", "is_listed = false"]) {
    for (const path of paths) assert.equal((await get(path)).status, 200);
    await asOwner(town, `UPDATE partners SET ${change} WHERE id = $1`, [partnerId]);
    const mine = (await getProfile(town.context, partnerId)).pictures.at(-2);
    assert.equal(mine?.id, picture!.id);
    for (const url of [mine.url, mine.smallUrl]) {
      const { pathname, search } = new URL(url);
      const seen = await get(pathname + search);
      assert.deepEqual([seen.status, seen.headers["content-type"]], [200, "image/webp"]);
      assert.match(String(seen.headers["cache-control"]), /^private/);
      assert.equal((await get(pathname.replace(town.network, town.town.liveSlug) + search)).status, 404);
    }
    for (const [what, view] of Object.entries(views))
      for (const path of paths) assert.equal((await get(`${path}?view=${view}`)).status, 404, `${what}, ${change}`);
    await asOwner(town, "UPDATE partners SET state = 'active', is_listed = true WHERE id = $1", [partnerId]);
  }
  assert.equal((await get(`${paths[0]}?view=${viewTokenOf(ageing(1), picture!.id)}`)).status, 200);
});
