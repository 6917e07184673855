import { createHash } from "node:crypto";
import type { OpeningHours } from "../../sdk/wire/opening-hours.ts";
import type { PictureView } from "../../sdk/wire/profile.ts";
import type { ListedPartner } from "../profiles/profile.ts";

const types: Record<ListedPartner["kind"], string> = {
  shop: "Store",
  restaurant: "FoodEstablishment",
  producer: "LocalBusiness",
  market_trader: "LocalBusiness",
  club: "LocalBusiness",
  service: "ProfessionalService",
  public_body: "GovernmentOffice",
};
const weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/** A partner as search engines read it (https://schema.org/LocalBusiness). Absent is what is not known. */
export function jsonLdOf(
  partner: ListedPartner,
  page: { url: string; pictures: PictureView[]; today: string; voucherName: string; description: string },
): object {
  const { name, legalName, street, postalCode, city, phone, website, location } = partner;
  return {
    "@context": "https://schema.org",
    "@type": types[partner.kind],
    "@id": page.url,
    url: page.url,
    name,
    description: page.description,
    paymentAccepted: page.voucherName,
    ...(legalName ? { legalName } : {}),
    ...(phone ? { telephone: phone } : {}),
    ...(website ? { sameAs: website } : {}),
    ...(page.pictures.length > 0 ? { image: page.pictures.map(({ url }) => url) } : {}),
    ...(city
      ? {
          address: {
            "@type": "PostalAddress",
            ...(street ? { streetAddress: street } : {}),
            ...(postalCode ? { postalCode } : {}),
            addressLocality: city,
            addressCountry: "DE",
          },
        }
      : {}),
    ...(location ? { geo: { "@type": "GeoCoordinates", ...location } } : {}),
    ...hoursOf(partner.hours, page.today),
  };
}

function hoursOf({ weekly, closed }: OpeningHours, today: string): object {
  if (weekly.length === 0) return {};
  return {
    openingHoursSpecification: weekly.map(({ weekday, from, to }) => ({
      "@type": "OpeningHoursSpecification",
      dayOfWeek: `https://schema.org/${weekdays[weekday - 1]}`,
      opens: from,
      // Midnight as schema.org's examples write the end of a day.
      closes: to === "24:00" ? "23:59" : to,
    })),
    ...(closed.some(({ last }) => last >= today)
      ? {
          specialOpeningHoursSpecification: closed
            .filter(({ last }) => last >= today)
            .map(({ first, last }) => ({
              "@type": "OpeningHoursSpecification",
              validFrom: first,
              validThrough: last,
              // No time between opening and closing: closed all day (Google's structured data for local businesses).
              opens: "00:00",
              closes: "00:00",
            })),
        }
      : {}),
  };
}

/** JSON that no text in it can end: neither the script's element nor a comment. */
export function scriptText(data: object): string {
  return JSON.stringify(data).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** For the page's Content-Security-Policy. */
export function scriptHash(text: string): string {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}
