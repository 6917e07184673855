import type { Context } from "../platform/context.ts";
import { legalDe, type LegalMessages, type LegalParties, type LegalText } from "./legal.de.ts";
import { legalEn } from "./legal.en.ts";

/** The legal texts of a network, in German or English. */
export function legalMessages(language: "de" | "en"): LegalMessages {
  return language === "en" ? legalEn : legalDe;
}

/** Who the texts of this network speak of. */
export function partiesOf({ network }: Pick<Context, "network">): LegalParties {
  const { issuer, town, voucherName, mode, postcodeAreas } = network;
  return {
    issuer: issuer.name,
    address: `${issuer.street}, ${issuer.postalCode} ${issuer.city}`,
    email: issuer.email,
    town,
    voucherName,
    isTest: mode === "test",
    postcodeAreas,
  };
}

/** A text as plain paragraphs: an instruction on withdrawal goes into the mail, a durable medium (§ 312f Abs. 2 BGB). */
export function plainText({ sections }: LegalText): string {
  return sections.map(({ title, paragraphs }) => [title, ...paragraphs].join("\n")).join("\n\n");
}
