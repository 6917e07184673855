import assert from "node:assert/strict";
import { test } from "node:test";
import type { ProfileResponse } from "../../sdk/wire/profile.ts";
import { SignedIn } from "../../demo/testing/signed-in.ts";
import { startTestTown } from "../../demo/testing/test-town.ts";
import { inkMargins, rasterise, readInfo, readQr, readText } from "../documents/printed-page.ts";
import { renderCounterCard } from "./counter-card.ts";
import type { PrintInput } from "./print-input.ts";
import { renderWindowSticker } from "./window-sticker.ts";

const input = (changes: Partial<PrintInput> = {}, mode: "test" | "live" = "live"): PrintInput => ({
  network: {
    voucherName: "Stadtgutschein Twistringen",
    mode,
    brandColor: "#0b5a43",
    issuer: { name: "GUT e. V." },
  },
  partnerName: "Blumen Wessels",
  language: "de",
  createdAt: new Date("2026-11-25T12:00:00Z"),
  ...changes,
});
const base = "https://gutschein.example/twistringen";
const prints = {
  sticker: { render: renderWindowSticker, url: `${base}/where`, size: /419\.53 x 595\.28|A5/, text: "Wir nehmen den" },
  card: { render: renderCounterCard, url: `${base}/scan`, size: /297\.64 x 419\.53|A6/, text: "Gutschein annehmen" },
};
const draw = (print: keyof typeof prints, given: PrintInput): Promise<Uint8Array> =>
  prints[print].render({ ...given, url: `${base}/where`, leadsTo: "where", scannerUrl: `${base}/scan` });
const flat = (text: string): string => text.replace(/\s+/g, " ");

for (const print of ["sticker", "card"] as const) {
  test(`${print}: one page of its size, tagged, and its QR code opens what it says`, async () => {
    const pdf = await draw(print, input());
    const [page, ...others] = readText(pdf);
    assert.equal(others.length, 0);
    assert.ok(flat(page!).includes(prints[print].text), page!);
    assert.ok(flat(page!).includes("Blumen Wessels"));
    assert.match(readInfo(pdf), prints[print].size);
    assert.match(readInfo(pdf), /Tagged: +yes/);
    assert.equal(readQr(rasterise(pdf, 150)[0]!), prints[print].url);
    assert.deepEqual(Buffer.from(await draw(print, input())), Buffer.from(pdf), "the same bytes each time");
  });

  const names = [
    "X",
    "Handels- und Verkehrsverein Twistringen e. V. von 1898 mit Ortsgruppe Heiligenloh",
    "<b>Ü & Ö</b> 🎂",
  ];
  for (const partnerName of names)
    for (const mode of ["test", "live"] as const)
      test(`${print} of „${partnerName.slice(0, 20)}“, ${mode}: stays on its page`, async () => {
        const pdf = await draw(print, input({ partnerName, language: mode === "test" ? "en" : "de" }, mode));
        assert.equal(readText(pdf).length, 1);
        assert.equal(readText(pdf)[0]!.includes("Testbetrieb"), mode === "test");
        const margins = inkMargins(rasterise(pdf, 60)[0]!, 60);
        assert.ok(Math.min(...Object.values(margins)) >= 4, JSON.stringify(margins));
        assert.equal(readQr(rasterise(pdf, 150)[0]!), prints[print].url);
      });
}

test("the sticker's code opens the partner's public page; who is not found there, the list", async () => {
  const town = await startTestTown({ worker: false });
  try {
    const { partnerId } = town.town.sites.blumen;
    const owner = await SignedIn.as(town, town.context, "frau@blumen.example", "owner", partnerId);
    const read = async (): Promise<string> => {
      const url = `${town.url}/v1/${town.network}/desk/${partnerId}/prints/window-sticker.pdf`;
      const response = await fetch(url, { headers: { Cookie: owner.cookie } });
      return readQr(rasterise(Buffer.from(await response.arrayBuffer()), 150)[0]!); // safe because it has one page
    };
    const where = async (): Promise<string> => (await fetch(`${town.url}/${town.network}/where`)).text();
    const page = await read();
    assert.match(page, /^http:\/\/seiten\.localhost:\d+\/[\w-]+\/blumen-wessels$/);
    assert.ok((await where()).includes(`<a href="${page}">Blumen Wessels</a>`));
    const { body } = await owner.ask<ProfileResponse>(`desk/${partnerId}/profile`);
    const { hours, categories, story, street, postalCode, city, phone, website } = body.profile;
    const saved = await owner.ask(`desk/${partnerId}/profile`, {
      body: { isListed: false, hours, categories, story, street, postalCode, city, phone, website },
    });
    assert.equal(saved.status, 200, JSON.stringify(saved.body));
    assert.equal(await read(), `${town.url}/${town.network}/where`);
    assert.ok((await where()).includes("<li>Blumen Wessels</li>"));
  } finally {
    await town.close();
  }
});
