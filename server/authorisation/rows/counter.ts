import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { newKeys, publicKeyOf, TestDevice } from "../../../demo/testing/device.ts";
import { createPairingCode, pairingMs } from "../../devices/pairing.ts";
import { counter } from "../actors.ts";
import type { Refused, Row, Rows, Subject } from "../row.ts";
import type { Stage } from "../stage.ts";

/** Scanners and what they do. */
export const counterRows = (stage: Stage): Rows => {
  const { town, devices } = stage;
  const voucher = async (): Promise<Subject> => ({ secret: await town.openVoucher(), key: randomUUID() });
  const used = async (): Promise<Subject> => {
    const outcome = await devices.oursToo.redeem(await town.openVoucher());
    assert.equal(outcome.outcome, "redeemed");
    return { receiptNumber: outcome.receiptNumber, key: randomUUID() };
  };
  const also: Refused[] = [["another partner's device", { device: devices.theirs }, 404, "not_found"]];
  return {
    "post /v1/{network}/devices": pairing(stage),
    "get /v1/{network}/device": counter(stage),
    "post /v1/{network}/passes/find": {
      status: 200,
      isReading: true,
      prepare: voucher,
      body: ({ secret }) => ({ code: secret }),
      accepted: () => ({}),
      refused: ({ secret = "" }) => [
        ["the code in another network", { params: { network: town.town.liveSlug } }, 404, "not_found"],
        ["a code cut short", { params: { secret: secret.slice(0, -1) } }, 404, "not_found"],
        ["another code", { params: { secret: "0000000000000000" } }, 404, "not_found"],
      ],
    },
    "post /v1/{network}/scans": counter(stage, {
      isReading: true,
      prepare: voucher,
      body: ({ secret }) => ({ code: secret }),
    }),
    "post /v1/{network}/redemptions": counter(stage, {
      prepare: voucher,
      body: ({ secret }) => ({ code: secret, valueCents: 2_500 }),
    }),
    "post /v1/{network}/redemptions/{receiptNumber}/reversal": counter(stage, {
      also,
      prepare: used,
      body: () => ({ reason: "mistake" }),
    }),
    "post /v1/{network}/redemptions/{receiptNumber}/note": counter(stage, {
      also,
      prepare: used,
      body: () => ({ partnerReceipt: "B-1" }),
    }),
  };
};

/** A pairing code makes one scanner, once, within its quarter of an hour. */
function pairing({ town, clock, live, livePartner }: Stage): Row {
  return {
    status: 201,
    prepare: async () => {
      const publicKey = await publicKeyOf(await newKeys());
      const old = await town.pairingCode();
      clock.pass(pairingMs);
      const spent = await town.pairingCode();
      await TestDevice.pair(town, spent);
      const good = await town.pairingCode();
      clock.pass(pairingMs - 1);
      return { ...publicKey, old, spent, good, elsewhere: await createPairingCode(live, livePartner) };
    },
    body: ({ secret, x, y }) => ({ pairingCode: secret, name: "Kasse", publicKey: { kty: "EC", crv: "P-256", x, y } }),
    accepted: ({ good = "" }) => ({ params: { secret: good } }),
    refused: ({ old = "", spent = "", elsewhere = "" }) => [
      ["a wrong code", { params: { secret: "0000-0000" } }, 404, "not_found"],
      ["a code that is too old", { params: { secret: old } }, 404, "not_found"],
      ["a code that was used", { params: { secret: spent } }, 404, "not_found"],
      ["another network's code", { params: { secret: elsewhere } }, 404, "not_found"],
    ],
  };
}
