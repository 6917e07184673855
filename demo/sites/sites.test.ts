import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { SITE_NAMES, type DemoOptions, type SiteName } from "../shared/options.ts";
import { readFolder } from "../shared/static-files.ts";
import { createDemoSites } from "./sites.ts";

const options: DemoOptions = {
  apiUrl: "http://localhost:4200",
  network: "twistringen-test",
  sites: {
    baecker: { key: "pk_test_baecker" },
    blumen: { key: "pk_test_blumen" },
    imker: { key: "pk_test_imker" },
    kultur: { key: "pk_test_kultur" },
    eis: { key: "pk_test_eis", network: "bassum-test" },
    stadt: { key: "pk_test_stadt" },
  },
};
const app = createDemoSites(options);
const get = (name: string, path = "/") => app.request(path, { headers: { host: `${name}.localhost:4200` } });

const TITLES: Record<SiteName, RegExp> = {
  baecker: /Bäckerei Meyerholz/,
  blumen: /Blumen Wessels/,
  imker: /Imkerei Stührmann/,
  kultur: /Kulturverein Alte Strohhutfabrik/,
  stadt: /Stadt Twistringen/,
  eis: /Eiscafé Dolomiti/,
};

/** The two lines as they stand in a page. */
function snippet(page: string): string {
  const found = /<script type="module" src="[^"]*">[^\n]*\n[^\n]*/.exec(page);
  assert.ok(found, "the page embeds the loader");
  return found[0];
}

for (const name of SITE_NAMES) {
  test(`${name} answers by its host with its own page`, async () => {
    const answer = await get(name);
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get("content-type"), "text/html; charset=utf-8");
    const page = await answer.text();
    assert.match(page, TITLES[name]);
    assert.match(page, /<html lang="de/);
  });

  test(`${name} has its placeholders filled`, async () => {
    const page = await (await get(name)).text();
    assert.doesNotMatch(page, /\{\{|\}\}/);
    const tag =
      name === "imker"
        ? `<div data-twuster="voucher-purchase" data-site="${options.sites[name].key}">`
        : `<twuster-voucher-purchase site="${options.sites[name].key}">`;
    assert.ok(snippet(page).includes(tag));
    const { network = options.network } = options.sites[name];
    assert.ok(snippet(page).includes(`<a href="http://localhost:4200/${network}/buy">Stadtgutschein kaufen</a>`));
  });

  test(`${name} answers unknown paths with its own 404 page`, async () => {
    for (const path of ["/gibt-es-nicht", "/../sites.ts", "/%2e%2e/sites.ts", "/404.html"]) {
      const answer = await get(name, path);
      assert.equal(answer.status, 404, path);
      assert.match(await answer.text(), TITLES[name]);
    }
  });

  test(`${name} loads every file it names from itself`, async () => {
    for (const [path, file] of readFolder(join(import.meta.dirname, name))) {
      if (!path.endsWith(".html")) continue;
      for (const [, url] of String(file.body).matchAll(/(?:src|href)="(?!#|\{\{|mailto:)([^"]+)"/g)) {
        const answer = await get(name, new URL(url!, "http://x/").pathname);
        assert.equal(answer.status, 200, `${path} names ${url}`);
      }
    }
  });
}

test("other hosts are left to the routes that follow", async () => {
  for (const host of ["localhost:4200", "baecker.example", "evil-baecker.localhost", "postamt.localhost"]) {
    const answer = await app.request("/", { headers: { host } });
    assert.equal(await answer.text(), "404 Not Found", host);
  }
});

test("the host's port and case do not matter; only reading is allowed", async () => {
  assert.equal((await app.request("http://BAECKER.localhost:5999/")).status, 200);
  assert.equal((await app.request("http://baecker.localhost/", { method: "HEAD" })).status, 200);
  assert.equal((await app.request("http://baecker.localhost/", { method: "POST" })).status, 405);
});

test("the town's policy is the strict one, to the letter", async () => {
  for (const path of ["/", "/stadt.css", "/nirgends"]) {
    assert.equal(
      (await get("stadt", path)).headers.get("content-security-policy"),
      "default-src 'none'; script-src http://localhost:4200; connect-src http://localhost:4200; img-src 'self' http://localhost:4200; " +
        "style-src 'self'; font-src 'self'; base-uri 'none'; form-action http://localhost:4200 'self'; " +
        "require-trusted-types-for 'script'; trusted-types lit-html",
    );
  }
});

test("the town's pages have nothing inline", async () => {
  for (const path of ["/", "/nirgends"]) {
    const page = await (await get("stadt", path)).text();
    assert.doesNotMatch(page, /<style|\sstyle=|\son[a-z]+=|<script(?! type="module" src=")/);
  }
});

test("no file of the demo names a third host", () => {
  const allowed = /^http:\/\/www\.w3\.org\/2000\/svg$/;
  for (const [path, file] of [...readFolder(import.meta.dirname), ...readFolder(join(import.meta.dirname, "../hub"))]) {
    for (const [url] of String(file.body).matchAll(/(?:https?:)?\/\/[a-z0-9-]+\.[^\s"'<>)]+/gi))
      assert.match(url, allowed, path);
  }
});

test("the snippet fits into 220 characters with an 18-character origin and key", async () => {
  // The longest values it holds for; keys that name their network, and localhost with a port, are longer.
  const live = {
    apiUrl: "https://twuster.de",
    network: "twistringen",
    sites: { ...options.sites, baecker: { key: "pk_live_4T7KQ2M9XA" } },
  };
  const page = await (await createDemoSites(live).request("http://baecker.localhost/")).text();
  assert.ok(snippet(page).length <= 220, `${snippet(page).length}`);
});

test("values are escaped where they are filled in", async () => {
  const hostile = {
    ...options,
    network: `"><script>`,
    sites: { ...options.sites, baecker: { key: `"><img src=x onerror='x'>&` } },
  };
  const page = await (await createDemoSites(hostile).request("http://baecker.localhost/")).text();
  assert.ok(page.includes(`site="&#34;&#62;&#60;img src=x onerror=&#39;x&#39;&#62;&#38;"`));
  assert.ok(page.includes(`/&#34;&#62;&#60;script&#62;/buy"`));
  assert.doesNotMatch(page, /<img src=x|"><script>/);
});
