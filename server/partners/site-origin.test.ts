import assert from "node:assert/strict";
import { test } from "node:test";
import { readOrigin } from "../../sdk/wire/site-origin.ts";

const ours = "https://api.twuster.example";

for (const [pasted, origin] of [
  ["https://www.baeckerei.example", "https://www.baeckerei.example"],
  ["  HTTPS://WWW.Baeckerei.Example/Laden/index.php?x=1#oben ", "https://www.baeckerei.example"],
  ["www.baeckerei.example", "https://www.baeckerei.example"],
  ["baeckerei.example/gutschein", "https://baeckerei.example"],
  ["//baeckerei.example/", "https://baeckerei.example"],
  ["baeckerei.example:8443", "https://baeckerei.example:8443"],
  ["https://baeckerei.example:443/", "https://baeckerei.example"],
  ["https://baeckerei.example.", "https://baeckerei.example"],
  ["bäckerei.example", "https://xn--bckerei-5wa.example"],
  ["https://baeckerei.example/team@work", "https://baeckerei.example"],
  ["localhost:3000", "http://localhost:3000"],
  ["http://laden.localhost:8080/x", "http://laden.localhost:8080"],
] as const)
  test(`${pasted} is ${origin}`, () => assert.deepEqual(readOrigin(pasted, ours), { origin }));

for (const [pasted, reason] of [
  ["", "origin_invalid"],
  ["   ", "origin_invalid"],
  ["baeckerei", "origin_invalid"],
  ["Unsere Seite", "origin_invalid"],
  ["javascript:alert(1)", "origin_invalid"],
  ["JavaScript:alert(1)//baeckerei.example", "origin_invalid"],
  ["javascript:1", "origin_invalid"],
  ["data:text/html,x", "origin_invalid"],
  ["file:///C:/index.html", "origin_invalid"],
  ["C:\\Seiten\\index.html", "origin_invalid"],
  ["mailto:anke@baeckerei.example", "origin_invalid"],
  ["ftp://baeckerei.example", "origin_invalid"],
  ["https://baeckerei.example\\@elsewhere.example", "origin_invalid"],
  ["https://baecke\trei.example", "origin_invalid"],
  ["https://baeckerei..example", "origin_invalid"],
  ["https://-baeckerei.example", "origin_invalid"],
  ["https://baeckerei.example:99999", "origin_invalid"],
  ["<script>alert(1)</script>", "origin_invalid"],
  ["null", "origin_invalid"],
  ["http://baeckerei.example", "origin_insecure"],
  ["http://localhost.baeckerei.example", "origin_insecure"],
  ["*.baeckerei.example", "origin_wildcard"],
  ["https://*", "origin_wildcard"],
  ["127.0.0.1:3000", "origin_is_ip"],
  ["http://2130706433/", "origin_is_ip"],
  ["http://0x7f.1/", "origin_is_ip"],
  ["https://169.254.169.254/latest/meta-data", "origin_is_ip"],
  ["https://[::1]:8080", "origin_is_ip"],
  ["https://[::ffff:10.0.0.1]", "origin_is_ip"],
  ["https://anke:geheim@baeckerei.example", "origin_has_login"],
  ["https://anke@baeckerei.example", "origin_has_login"],
  ["https://@baeckerei.example", "origin_has_login"],
  ["anke@baeckerei.example", "origin_has_login"],
  [ours, "origin_is_ours"],
  ["api.twuster.example/twistringen/buy", "origin_is_ours"],
] as const)
  test(`"${pasted}" is refused: ${reason}`, () => assert.deepEqual(readOrigin(pasted, ours), { reason }));
