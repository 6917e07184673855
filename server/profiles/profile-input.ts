import { endOf, minutesOf, type OpeningHours } from "../../sdk/wire/opening-hours.ts";
import type { CategoryId, ProfileInput } from "../../sdk/wire/profile.ts";
import { categoryNamesGerman } from "../../sdk/wire/category-names.de.ts";
import { isDay } from "../platform/calendar.ts";
import { wire, z } from "../platform/http/openapi.ts";
import { lineInput, paragraphsInput } from "../platform/http/text-input.ts";

export const maxStoryLength = 4_000;
export const maxCategories = 4;

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "wrong_type");
const day = z.string().refine(isDay, "date_invalid");

const weekMinutes = 7 * 1440;

/** No span touches another's time, the night from Sunday to Monday included. */
function areApart(weekly: OpeningHours["weekly"]): boolean {
  const spans = weekly
    .map((span) => {
      const midnight = (span.weekday - 1) * 1440;
      return { begin: midnight + minutesOf(span.from), end: midnight + endOf(span) };
    })
    .toSorted((a, b) => a.begin - b.begin);
  return spans.every(({ end }, at) => {
    const next = spans[at + 1];
    return next ? end <= next.begin : end - weekMinutes <= spans[0]!.begin; // safe because there is this one at least
  });
}

const hours = z.strictObject({
  weekly: z
    .array(
      z
        .strictObject({ weekday: z.int().min(1).max(7), from: time, to: z.union([time, z.literal("24:00")]) })
        .refine(({ from, to }) => from !== to, "wrong_type"),
    )
    .max(28, "too_many")
    .refine(areApart, "span_overlaps"),
  closed: z
    .array(
      z
        .strictObject({ first: day, last: day, note: lineInput(80) })
        .refine(({ first, last }) => first <= last, { error: "date_out_of_range", path: ["last"] }),
    )
    .max(40, "too_many"),
});

/** A page of the web, nothing that runs. What is typed without a scheme gets one. */
const website = lineInput(300)
  .transform((text) => (text === "" || /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`))
  .refine((text) => text === "" || isWebPage(text), "url_invalid");

/** Http or https, by a name of the web, without a login. */
export function isWebPage(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return (
    !!url &&
    (url.protocol === "https:" || url.protocol === "http:") &&
    url.username === "" &&
    url.password === "" &&
    /^[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z][a-z0-9-]+$/.test(url.hostname)
  );
}

const categoryIds = Object.keys(categoryNamesGerman) as [CategoryId, ...CategoryId[]]; // safe because the keys of a Record are its type's

export const locationSchema = z.object({
  latitude: z.number().min(-90, "place_incomplete").max(90, "place_incomplete"),
  longitude: z.number().min(-180, "place_incomplete").max(180, "place_incomplete"),
});
export const categoriesSchema = z
  .array(z.enum(categoryIds, { error: "value_not_offered" }))
  .max(maxCategories, "too_many")
  .refine((ids) => new Set(ids).size === ids.length, "wrong_type");

export const profileInput = wire<ProfileInput>()(
  z.strictObject({
    story: paragraphsInput(maxStoryLength),
    website,
    phone: lineInput(40).regex(/^$|^\+?[0-9][0-9 ()/.-]{3,}$/, "phone_invalid"),
    street: lineInput(120),
    postalCode: lineInput(10).regex(/^$|^\d{5}$/, "postal_code_invalid"),
    city: lineInput(80),
    categories: categoriesSchema,
    hours,
    location: z.strictObject(locationSchema.shape, { error: "place_incomplete" }).optional(),
    isListed: z.boolean(),
  }),
);
