import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { runInNewContext } from "node:vm";

const pluginUrl = new URL("twuster.php", import.meta.url);
const stubPath = new URL("testing/wordpress-stub.php", import.meta.url).pathname;
const source = await readFile(pluginUrl, "utf8");

/** PHP is not needed for anything else here, so nobody has to have it; what ran is printed. */
const php = process.env["PHP"] ?? "php";
const hasPhp = spawnSync(php, ["-v"]).status === 0;
console.log(
  hasPhp
    ? "WordPress plug-in: run by php against a stub of WordPress"
    : "WordPress plug-in: no php here, only its text was checked",
);

const HOST = "https://twuster.example";
const SITE = "pk_test_strohstadt-test_abcdefghijklmnop";
const SETTINGS = { twuster_host: HOST, twuster_site: SITE };

/** Told to the stub, which explains it. */
interface Scenario {
  options?: Record<string, string>;
  locale?: string;
  can?: string[];
  isFeed?: boolean;
  hasModules?: boolean;
  content?: (string | Record<string, unknown>)[];
  post?: Record<string, string>;
  settingsPage?: boolean;
}

interface Answer {
  content: string[];
  footer: string;
  block: { attributes: Record<string, unknown>; render_callback: string };
  editorScript: string;
  settingsPage: string;
  pageCapability: string;
  saved: Record<string, string>;
  errors: string[];
}

function run(scenario: Scenario): Answer {
  const { status, stdout, stderr } = spawnSync(php, ["-d", "display_errors=stderr", stubPath], {
    input: JSON.stringify({ options: SETTINGS, ...scenario }),
    encoding: "utf8",
  });
  assert.equal(status, 0, stdout + stderr);
  return JSON.parse(stdout) as Answer; // safe because the stub writes exactly this
}

const voucher = (site = SITE, text = "Buy a town voucher"): string =>
  `<twuster-voucher-purchase site="${site}"><a href="${HOST}/strohstadt-test/buy">${text}</a></twuster-voucher-purchase>`;

test("the file says what WordPress asks of a plug-in and writes nothing unescaped", () => {
  for (const field of [
    "Plugin Name: Twuster",
    "Version: 1.",
    "Requires at least: 6.1",
    "Requires PHP: 7.4",
    "License: MIT",
    "Text Domain: twuster",
  ])
    assert.ok(source.slice(0, 900).includes(` * ${field}`), field);
  assert.match(source, /if \( ! defined\( 'ABSPATH' \) \) \{\s+exit;/);
  const written = [...source.matchAll(/\becho\b\s*([^;]*);/g)].map((match) => match[1]!);
  assert.ok(written.length > 0);
  for (const what of written) assert.match(what, /^esc_(?:html|attr|url|html__|attr__)\(/, what);
  assert.doesNotMatch(source, /<\?=|\bprint\b|\bprintf\(|\bvprintf\(|\beval\(|\$_(?:GET|POST|REQUEST|SERVER|COOKIE)\b/);
  // Every value that goes into a tag passes one of these on the way; the pieces named here did before.
  for (const [, values] of source.matchAll(
    /sprintf\(\s*(?:'[^']*<[^']*'|"(?:[^"\\]|\\.)*<(?:[^"\\]|\\.)*"),([^;]*?)\)\s*(?:;|:)/g,
  ))
    for (const value of values!.split(/,(?![^(]*\))/))
      assert.match(value.trim(), /^(?:esc_(?:html|attr|url)\(|\$(?:only|lang)$|\$link\b|\)|$)/, value);
});

test("every sentence has its German", () => {
  const inSingleQuotes = "'((?:[^'\\\\]|\\\\.)*)'";
  const english = [...source.matchAll(new RegExp(`(?:__|esc_html__)\\( ${inSingleQuotes}, 'twuster' \\)`, "g"))];
  const german = [...source.matchAll(new RegExp(`^\\t\\t${inSingleQuotes}\\s+=> '[^']+',$`, "gm"))];
  assert.ok(english.length > 20);
  const known = new Set(german.map((match) => match[1]));
  assert.deepEqual(
    english.map((match) => match[1]).filter((text) => !known.has(text)),
    [],
  );
});

if (hasPhp) {
  test("php finds no fault in the files", () => {
    for (const path of [pluginUrl.pathname, stubPath]) {
      const { status, stdout, stderr } = spawnSync(php, ["-l", path], { encoding: "utf8" });
      assert.equal(status, 0, stdout + stderr);
    }
  });

  test("shortcode and block draw the same tag, with the page's link inside", () => {
    const { content, footer } = run({
      content: ["Vor [twuster] nach", { element: "voucher-purchase", site: "", text: "", lang: "" }],
    });
    assert.deepEqual(content, [`Vor ${voucher()} nach`, voucher()]);
    assert.equal(footer, `<script type="module" src="${HOST}/v1/twuster.js" id="twuster-js-module"></script>\n`);
  });

  test("a page without an element loads nothing", () => {
    for (const hasModules of [true, false])
      assert.equal(run({ hasModules, content: ["Nur ein Laden", "[gallery]"] }).footer, "");
  });

  test("before WordPress 6.5 the script's tag is made a module, once", () => {
    const { footer } = run({ hasModules: false, content: ["[twuster]", "[twuster]", { element: "town" }] });
    assert.equal(footer, `<script type="module" src="${HOST}/v1/twuster.js" id="twuster-js"></script>\n`);
  });

  test("wallet and counter are named by the town, everything has a hosted page", () => {
    const { content } = run({
      content: [
        '[twuster element="wallet"]',
        '[twuster element="scanner"]',
        ...["mini-shop", "ticket-seller", "benefit-order", "town"].map((element) => ({ element })),
      ],
    });
    assert.equal(
      content[0],
      `<twuster-wallet network="strohstadt-test"><a href="${HOST}/strohstadt-test/w">My vouchers</a></twuster-wallet>`,
    );
    assert.match(content[1]!, /^<twuster-scanner network="strohstadt-test"><a href="[^"]+\/strohstadt-test\/scan">/);
    for (const prepared of content.slice(2))
      assert.match(
        prepared,
        new RegExp(`^<twuster-[a-z-]+ site="${SITE}"><a href="${HOST}/strohstadt-test">[^<]+</a>`),
      );
  });

  test("coupons: the town's, or the own business's alone", () => {
    const { content } = run({
      content: [
        '[twuster element="coupon-list"]',
        '[twuster element="coupon-list" partner="own"]',
        { element: "coupon-list", partner: '"><script>' },
      ],
    });
    const tag = (own: string): string =>
      `<twuster-coupon-list site="${SITE}"${own}><a href="${HOST}/strohstadt-test/coupons">Coupons</a></twuster-coupon-list>`;
    assert.deepEqual(content, [tag(""), tag(' partner="own"'), tag("")]);
  });

  test("another key, words and language of its own", () => {
    const other = "pk_live_strohstadt_ABCDEFGHIJKLMNOPQRST";
    const { content } = run({ content: [`[twuster site="${other}" text="Schenken & freuen" lang="de-simple"]`] });
    assert.deepEqual(content, [
      `<twuster-voucher-purchase site="${other}" lang="de-simple"><a href="${HOST}/strohstadt/buy">Schenken &amp; freuen</a></twuster-voucher-purchase>`,
    ]);
  });

  test("hostile attributes stay text or draw nothing", () => {
    const evil = `"><img src=x onerror=alert(1)>`;
    const { content, footer } = run({
      content: [
        { element: `voucher-purchase${evil}` },
        { element: "script" },
        { element: ["voucher-purchase"] },
        { element: "voucher-purchase", site: `${SITE}${evil}` },
        { element: "voucher-purchase", site: `${SITE}\n` },
        { element: "voucher-purchase", text: evil, lang: `de${evil}`, site: [SITE] },
        `[twuster element="voucher-purchase" text="<script>alert(1)</script>" onclick="alert(1)"]`,
        `[twuster site="javascript:alert(1)"]`,
      ],
    });
    assert.deepEqual(content, [
      "",
      "",
      "",
      "",
      voucher(),
      voucher(SITE, "&quot;&gt;&lt;img src=x onerror=alert(1)&gt;"),
      voucher(SITE, "&lt;script&gt;alert(1)&lt;/script&gt;"),
      "",
    ]);
    assert.equal(footer.match(/<script/g)?.length, 1);
  });

  test("a host that is none is not used, even where it got into the database", () => {
    for (const twuster_host of [
      "",
      "javascript:alert(1)",
      "http://twuster.example",
      `https://a.example" onload="x`,
      "https://user@a.example",
      "//a.example",
    ]) {
      const { content, footer } = run({ options: { ...SETTINGS, twuster_host }, content: ["[twuster]"] });
      assert.deepEqual([content, footer], [[""], ""], twuster_host);
    }
    const { content } = run({
      options: { ...SETTINGS, twuster_host: "http://localhost:4200/x?y" },
      content: ["[twuster]"],
    });
    assert.match(content[0]!, /href="http:\/\/localhost:4200\/strohstadt-test\/buy"/);
  });

  test("what is missing is told to those who write, not to visitors", () => {
    const options = { twuster_host: HOST };
    assert.deepEqual(run({ options, content: ["[twuster]"] }).content, [""]);
    const writer = { can: ["edit_posts"], locale: "de_DE_formal" };
    assert.match(run({ options, ...writer, content: ["[twuster]"] }).content[0]!, /^<p>Twuster: Bitte tragen Sie/);
    assert.match(run({ ...writer, content: [{ element: "<b>" }] }).content[0]!, /^<p>Twuster: Dieses Element gibt/);
  });

  test("a feed gets the link alone", () => {
    const { content, footer } = run({ isFeed: true, content: ["[twuster]"] });
    assert.deepEqual([content, footer], [[`<a href="${HOST}/strohstadt-test/buy">Buy a town voucher</a>`], ""]);
  });

  test("German comes along", () => {
    assert.deepEqual(run({ locale: "de_AT", content: ["[twuster]"] }).content, [
      voucher(SITE, "Stadtgutschein kaufen"),
    ]);
  });

  test("the settings are cleaned when they are saved, and what is wrong is refused with a word", () => {
    const good = run({
      options: {},
      post: { twuster_host: " HTTPS://Twuster.Example:8443/stadt/ ", twuster_site: ` ${SITE} ` },
    });
    assert.deepEqual(good.saved, { twuster_host: "https://twuster.example:8443", twuster_site: SITE });
    assert.deepEqual(good.errors, []);
    const bad = run({ post: { twuster_host: "javascript:alert(1)", twuster_site: "<b>pk_test_x" } });
    assert.deepEqual(bad.saved, SETTINGS);
    assert.equal(bad.errors.length, 2);
    assert.deepEqual(run({ post: { twuster_host: "", twuster_site: "" } }).saved, {
      twuster_host: "",
      twuster_site: "",
    });
  });

  test("the settings page is for those who manage options, with nonce and escaped values", () => {
    assert.equal(run({ settingsPage: true, can: ["edit_posts"] }).settingsPage, "");
    const options = { ...SETTINGS, twuster_site: `"><script>alert(1)</script>` };
    const { settingsPage, pageCapability } = run({ settingsPage: true, can: ["manage_options"], options });
    assert.equal(pageCapability, "manage_options");
    assert.match(settingsPage, /name="_wpnonce"/);
    assert.match(settingsPage, /value="https:\/\/twuster\.example"/);
    assert.doesNotMatch(settingsPage, /<script/);
  });

  test("the editor's block runs without a build step and stores nothing but its attributes", () => {
    const { editorScript, block } = run({ locale: "de_DE" });
    assert.equal(block.render_callback, "twuster_render");
    type Node = { type: unknown; props: Record<string, unknown> | null; children: Node[] };
    type Props = { attributes: Record<string, string>; setAttributes: (change: object) => void };
    type Block = { attributes: object; edit: (props: Props) => Node; save: () => unknown };
    const registered: Record<string, Block> = {};
    const names = ["TextControl", "SelectControl", "PanelBody", "Placeholder"];
    runInNewContext(editorScript, {
      window: {
        wp: {
          blocks: { registerBlockType: (name: string, settings: Block) => (registered[name] = settings) },
          element: {
            createElement: (type: unknown, props: Node["props"], ...children: Node[]) => ({ type, props, children }),
          },
          blockEditor: { useBlockProps: () => ({ className: "wp-block" }), InspectorControls: "InspectorControls" },
          components: Object.fromEntries(names.map((name) => [name, name])),
        },
      },
    });
    const { edit, save, attributes } = registered["twuster/element"]!;
    assert.equal(save(), null);
    assert.equal(JSON.stringify(attributes), JSON.stringify(block.attributes));
    let changed: object | undefined;
    const tree = edit({ attributes: { element: "wallet" }, setAttributes: (change) => (changed = change) });
    const fields = (node: Node): Node[] => [
      ...(node.props?.["onChange"] ? [node] : []),
      ...node.children.flatMap(fields),
    ];
    assert.deepEqual(
      fields(tree).map((field) => field.props?.["label"]),
      ["Text des Links", "Sprache", "Anderer Schlüssel", "Element"],
    );
    const choice = fields(tree).at(-1)!.props as { value: string; options: object[]; onChange: (to: string) => void };
    assert.deepEqual([choice.value, choice.options.length], ["wallet", 8]);
    choice.onChange("scanner");
    assert.equal(JSON.stringify(changed), '{"element":"scanner"}');
  });
}
