import assert from "node:assert/strict";
import { test } from "node:test";
import { renderMail, renderMailbox, type StoredMail } from "./render.ts";

const mail: StoredMail = {
  id: "a/b",
  to: '"><script>alert(1)</script>@example.org',
  subject: "Ihr <b>Gutschein</b>",
  receivedAt: "2026-11-23T13:05:00.000Z",
  text: "Öffnen: http://localhost:4200/t/w#7K3F <script>x</script>",
  html: '<html><head><title>x</title></head><body onload="alert(1)"><p class="a">Moin</p></body></html>',
  attachments: [{ name: 'Gut"schein.pdf', contentType: "application/pdf", size: 184_321 }],
};

test("an empty mailbox says what will come", () => {
  assert.match(renderMailbox([]), /Noch keine Post/);
});

test("the list shows the newest mail first, under its base path", () => {
  const page = renderMailbox(
    [mail, { ...mail, id: "new", subject: "Neuer", receivedAt: "2026-11-24T08:00:00.000Z" }],
    "/mailbox",
  );
  assert.ok(page.indexOf("Neuer") < page.indexOf("Ihr &lt;b&gt;"));
  assert.match(page, /href="\/mailbox\/a%2Fb"/);
  assert.match(page, /Mo\., 23\. Nov\. 2026, 14:05 Uhr/);
});

test("nothing in a mail becomes markup of the page", () => {
  for (const page of [renderMailbox([mail]), renderMail(mail)]) {
    assert.doesNotMatch(page, /<script/);
    assert.doesNotMatch(page, /<b>Gutschein/);
  }
});

test("the body goes into a frame that may not run scripts", () => {
  const page = renderMail(mail);
  const [, sandbox] = /<iframe[^>]* sandbox="([^"]*)"/.exec(page)!; // safe because a missing frame fails the test
  assert.doesNotMatch(sandbox!, /allow-scripts|allow-same-origin/);
  assert.match(page, /srcdoc="&lt;html&gt;&lt;head&gt;&lt;base target=&quot;_blank&quot;&gt;/);
});

test("text links keep their fragment, attachments are downloads", () => {
  const page = renderMail(mail);
  assert.match(page, /<a href="http:\/\/localhost:4200\/t\/w#7K3F" target="_blank"/);
  assert.match(page, /href="\/a%2Fb\/0" download="Gut&quot;schein\.pdf"/);
  assert.match(page, /application\/pdf, 184 kB/);
});
