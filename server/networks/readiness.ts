import type { ReadinessCheck, ReadinessResponse } from "../../sdk/wire/network-settings.ts";
import { isIban } from "../applications/iban.ts";
import { tryMailServer } from "../mail/mail-trial.ts";
import type { Config } from "../platform/config.ts";
import type { Context } from "../platform/context.ts";
import type { Network } from "./network.ts";
import { isOpenForSale } from "./network.ts";
import { getNetwork } from "./store.ts";

/** The sample account of the banks' own documentation, with which our demo begins: valid in form, nobody's. */
const sampleIban = "DE02120300000000202051";
/** Names that lead nowhere (RFC 2606, RFC 6761): mail to them and from them is lost. */
const reservedDomain = /(^|[.@])(example|test|invalid|localhost|local)$|(^|[.@])example\.(com|net|org)$/i;

/**
 * What is still missing before a town may sell for real money; asks the mail server, which takes a few seconds where it is
 * away. Says, and switches nothing: whether a network sells is decided by `isOpenForSale` alone.
 */
export async function checkReadiness(context: Context): Promise<ReadinessResponse> {
  const network = await getNetwork(context.database, context.network.id);
  const { config } = context;
  const partners = await listActivePartners(context);
  const isOutside = ({ postalCode }: { postalCode: string }): boolean =>
    postalCode !== "" && !network.postcodeAreas.includes(postalCode.slice(0, 2));
  const partnersOutside = network.postcodeAreas.length === 0 ? 0 : partners.filter(isOutside).length;
  const met: Record<ReadinessCheck, boolean> = {
    // Neither exists yet, in any town.
    withdrawal: false,
    refund: false,
    issuer: isIssuerComplete(network),
    account: isIban(network.iban) && network.iban !== sampleIban && network.bic !== "",
    postcode_areas: network.postcodeAreas.includes(network.issuer.postalCode.slice(0, 2)) && partnersOutside === 0,
    partners: partners.length > 0,
    https: new URL(config.PUBLIC_URL).protocol === "https:",
    secret: isRandom(config.TWUSTER_SECRET),
    mail_sender: !reservedDomain.test(senderDomain(config)),
    mail_server: (await tryMailServer(config)).outcome === "accepted",
  };
  const checks = Object.entries(met).map(([check, isMet]) => ({ check: check as ReadinessCheck, isMet })); // safe because of met's type
  return {
    mayGoLive: checks.every(({ isMet }) => isMet) && isOpenForSale({ ...network, mode: "live" }),
    checks,
    partnersOutside,
  };
}

function isIssuerComplete({ issuer }: Network): boolean {
  const { name, street, postalCode, city, email } = issuer;
  return [name, street, city].every((part) => part !== "") && /^\d{5}$/.test(postalCode) && isReachable(email);
}

function isReachable(email: string): boolean {
  return email.includes("@") && !reservedDomain.test(email);
}

function senderDomain({ MAIL_FROM }: Config): string {
  return /@([^\s>]+)>?\s*$/.exec(MAIL_FROM)?.[1] ?? "localhost";
}

/** 32 random bytes have some thirty different characters of the 64; fewer than twenty are no accident. */
export function isRandom(secret: string): boolean {
  return new Set(secret).size >= 20;
}

/** The issuer itself takes no vouchers. */
async function listActivePartners({ database, network }: Context): Promise<{ postalCode: string }[]> {
  return database.prisma.partner.findMany({
    where: { networkId: network.id, id: { not: network.id }, state: "active" },
    select: { postalCode: true },
  });
}
