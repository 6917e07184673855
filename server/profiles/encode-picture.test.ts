import assert from "node:assert/strict";
import { test } from "node:test";
import sharp from "sharp";
import { Refusal } from "../platform/errors.ts";
import { encodePicture, maxPictureBytes } from "./encode-picture.ts";

const plain = (width = 800, height = 600): ReturnType<typeof sharp> =>
  sharp({ create: { width, height, channels: 3, background: "#a05020" } });
/** Noise: what can't be cut without being seen. */
async function noise(): Promise<Buffer> {
  const pixels = Buffer.alloc(600 * 400 * 3);
  for (let at = 0; at < pixels.length; at++) pixels[at] = (at * 7919 + (at >> 5) * 104_729) % 256;
  return sharp(pixels, { raw: { width: 600, height: 400, channels: 3 } })
    .jpeg()
    .toBuffer();
}
async function refused(upload: Uint8Array, reason: string): Promise<void> {
  await assert.rejects(encodePicture(upload), (error) => {
    assert.ok(error instanceof Refusal, String(error));
    assert.deepEqual(error.fields, { picture: reason });
    return true;
  });
}

test("JPEG, PNG and WebP become WebP in two sizes", async () => {
  for (const upload of [
    await plain(2400, 1200).jpeg().toBuffer(),
    await plain(2400, 1200).png().toBuffer(),
    await plain(2400, 1200).webp().toBuffer(),
  ]) {
    const { width, height, large, small } = await encodePicture(upload);
    assert.deepEqual([width, height], [1600, 800]);
    for (const [content, side] of [
      [large, 1600],
      [small, 480],
    ] as const) {
      const is = await sharp(content).metadata();
      assert.deepEqual([is.format, is.width], ["webp", side]);
    }
  }
});

test("a small picture is not made larger, a turned one stands upright", async () => {
  const { width, height } = await encodePicture(
    await plain(300, 200).withMetadata({ orientation: 6 }).jpeg().toBuffer(),
  );
  assert.deepEqual([width, height], [200, 300]);
});

test("place, camera and all other words of the file are gone", async () => {
  const upload = await plain()
    .withExif({ IFD0: { Make: "Kamerafirma" }, IFD3: { GPSLatitudeRef: "N", GPSLatitude: "52/1 48/1 0/1" } })
    .jpeg()
    .toBuffer();
  assert.ok(upload.includes("Kamerafirma"));
  const { large, small } = await encodePicture(upload);
  for (const content of [large, small]) {
    const { exif, xmp, iptc, icc } = await sharp(content).metadata();
    assert.deepEqual([exif, xmp, iptc, icc], [undefined, undefined, undefined, undefined]);
    assert.ok(!Buffer.from(content).includes("Kamerafirma"));
  }
});

test("what is no picture of the three kinds never reaches a decoder", async () => {
  for (const text of [
    "",
    "hallo",
    '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    "%PDF-1.7\n1 0 obj",
    "GIF89a\x01\x00\x01\x00",
    "BM\x00\x00",
    "<html><body>",
    "\x00\x00\x00\x20ftypheic",
  ])
    await refused(Buffer.from(text, "latin1"), "picture_unknown");
  await refused(await plain().tiff().toBuffer(), "picture_unknown");
  await refused(await plain().gif().toBuffer(), "picture_unknown");
});

test("a picture that is also a page, a script or an archive is refused", async () => {
  const jpeg = await plain().jpeg().toBuffer();
  const png = await plain().png().toBuffer();
  for (const tail of [
    "<script>alert(1)</script>",
    "<?php system($_GET[0]);",
    "<!DOCTYPE html><html>",
    "%PDF-1.4",
    '<svg onload="alert(1)">',
    `PK\x03\x04${"x".repeat(100)}PK\x05\x06${"\x00".repeat(18)}`,
  ])
    for (const picture of [jpeg, png])
      await refused(Buffer.concat([picture, Buffer.from(tail, "latin1")]), "picture_unknown");
});

test("a film behind a picture, as phones make it, is let through and cut off", async () => {
  const upload = Buffer.concat([
    await plain().jpeg().toBuffer(),
    Buffer.from("\x00\x00\x00\x18ftypmp42MotionPhoto", "latin1"),
  ]);
  const { large } = await encodePicture(upload);
  assert.ok(!Buffer.from(large).includes("MotionPhoto"));
});

test("a file cut off anywhere is refused, never half kept", async () => {
  const whole = await noise();
  for (const share of [0.02, 0.3, 0.6, 0.9]) await refused(whole.subarray(0, whole.length * share), "picture_broken");
  const png = await sharp(whole).png().toBuffer();
  for (const share of [0.1, 0.5, 0.9]) await refused(png.subarray(0, png.length * share), "picture_broken");
});

test("pixels without end are refused before they are drawn", async () => {
  const making = process.cpuUsage();
  const bomb = await plain(9000, 9000).png().toBuffer();
  const made = process.cpuUsage(making);
  assert.ok(bomb.length < maxPictureBytes);
  const long = await Promise.all(
    [
      [16_300, 8],
      [50_000, 1],
      [1, 50_000],
    ].map(([width = 0, height = 0]) => plain(width, height).png().toBuffer()),
  );
  // A PNG that only says it had 50,000 × 50,000.
  const header = Buffer.from(await plain(8, 8).png().toBuffer());
  header.writeUInt32BE(50_000, 16);
  header.writeUInt32BE(50_000, 20);
  // By work and not by the clock: all of them together cost a tenth of making the first.
  const refusing = process.cpuUsage();
  for (const picture of [bomb, ...long]) await refused(picture, "picture_too_large");
  await assert.rejects(encodePicture(header), Refusal);
  const work = process.cpuUsage(refusing);
  assert.ok(10 * (work.user + work.system) < made.user + made.system, "something was drawn");
});

test("more than 8 MB is refused", async () => {
  await refused(Buffer.alloc(maxPictureBytes + 1, 0xff), "too_long");
});
