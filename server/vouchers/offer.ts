import type { NetworkFace, VoucherOffer } from "../../sdk/wire/voucher.ts";
import { listOfferedKinds } from "../acceptance/kinds.ts";
import { isOpenForSale } from "../networks/network.ts";
import { maxDaysAhead, maxGreetingLength } from "../orders/place.ts";
import { addDays, dayOf } from "../platform/calendar.ts";
import type { Context } from "../platform/context.ts";
import { validUntil } from "./validity.ts";

/** What the network sells today. */
export async function getVoucherOffer(context: Context): Promise<VoucherOffer> {
  const { network } = context;
  const kinds = await listOfferedKinds(context);
  const today = dayOf(context.clock.now(), network.timeZone);
  return {
    network: faceOf(context),
    isOpen: isOpenForSale(network),
    denominationsCents: network.denominationsCents.toSorted((a, b) => a - b),
    ...(kinds.length > 0 ? { kinds } : {}),
    maxVouchers: network.maxVouchers,
    paymentMethods: [...context.providers.values()]
      .filter((provider) => provider.serves(network))
      .map((provider) => provider.method),
    validUntil: validUntil(today),
    deliveryDays: { first: today, last: addDays(today, maxDaysAhead) },
    maxGreetingLength,
  };
}

export function faceOf({ network, config }: Context): NetworkFace {
  const page = (path: string): string => `${config.PUBLIC_URL}/${network.slug}/${path}`;
  return {
    slug: network.slug,
    town: network.town,
    voucherName: network.voucherName,
    mode: network.mode,
    brandColor: network.brandColor,
    issuer: network.issuer,
    pages: {
      buy: page("buy"),
      wallet: page("w"),
      scanner: page("scan"),
      withdrawal: page("withdrawal"),
      terms: page("terms"),
      privacy: page("privacy"),
    },
  };
}
