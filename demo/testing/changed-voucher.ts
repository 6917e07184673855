import { revokeDevice } from "../../server/devices/devices.ts";
import { asOwner, setState } from "./books.ts";
import { TestDevice } from "./device.ts";
import type { TestTown } from "./test-town.ts";
import { newKind } from "./voucher-kind.ts";

/** A voucher that something happened to: its bare code. @param to what happened, as the counter will name it */
export async function changedVoucher(town: TestTown, to: string): Promise<string> {
  const code = await town.openVoucher();
  switch (to) {
    case "locked":
    case "held":
    case "void":
      await setState(town, code, to);
      return code;
    case "expired": {
      const codeHmac = town.context.keys.hmac("pass-code", town.context.network.id, code);
      await asOwner(town, "UPDATE passes SET valid_until = '2020-12-31' WHERE code_hmac = $1", [codeHmac]);
      return code;
    }
    case "wrong-place": {
      const { kindId, groupId } = await bakersKind(town);
      const codeHmac = town.context.keys.hmac("pass-code", town.context.network.id, code);
      const values = [codeHmac, kindId, groupId];
      await asOwner(town, "UPDATE passes SET voucher_kind_id = $2, group_id = $3 WHERE code_hmac = $1", values);
      return code;
    }
    case "redeemed-elsewhere": {
      const baker = await TestDevice.pair(town, await town.pairingCode("baecker"));
      await baker.redeem(code);
      return code;
    }
    default:
      throw new Error(`no such change: ${to}`);
  }
}

/** Not offered, so that the offer stays what the other tests know. */
async function bakersKind(town: TestTown): Promise<{ kindId: string; groupId: string }> {
  const known = await town.context.database.prisma.voucherKind.findFirst({ where: { name: "Gastro-Gutschein" } });
  return known
    ? { kindId: known.id, groupId: known.groupId }
    : newKind(town.context, [town.town.sites.baecker.partnerId], { isOffered: false });
}

/** As the desk does when a phone is lost. */
export async function revokeDevices(town: TestTown): Promise<number> {
  const { prisma } = town.context.database;
  const devices = await prisma.device.findMany({ where: { networkId: town.context.network.id, state: "active" } });
  for (const device of devices) await revokeDevice(town.context, "operator:test", device.id);
  return devices.length;
}
