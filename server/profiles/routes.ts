import { createHash } from "node:crypto";
import { createRoute } from "@hono/zod-openapi";
import type { Context as HonoContext } from "hono";
import type {
  DescribePictureRequest,
  OrderPicturesRequest,
  PartnersResponse,
  ProfileResponse,
} from "../../sdk/wire/profile.ts";
import { getSite } from "../partners/sites.ts";
import { actorOf } from "../people/person.ts";
import { getMember } from "../people/session-cookie.ts";
import type { ApiEnv } from "../platform/http/env.ts";
import { answers, createRouter, jsonBody, networkParam, wire, z } from "../platform/http/openapi.ts";
import { lineInput } from "../platform/http/text-input.ts";
import { editProfile } from "./edit-profile.ts";
import { pagesBase } from "./pages-address.ts";
import { addPicture, describePicture, maxPictures, orderPictures, removePicture } from "./pictures.ts";
import { getProfile, listPartners, partnerUrl } from "./profile.ts";
import { categoriesSchema, locationSchema, profileInput } from "./profile-input.ts";

/** Uploads have a body limit of their own (app.ts). */
export const pictureUploadPath = /^\/v1\/[^/]+\/desk\/[^/]+\/pictures$/;

const deskParam = networkParam.extend({ partnerId: z.uuid() });
const pictureParam = deskParam.extend({ pictureId: z.uuid() });
const kindSchema = z.enum(["shop", "restaurant", "producer", "market_trader", "club", "service", "public_body"]);
const hoursSchema = z.object({
  weekly: z.array(z.object({ weekday: z.number(), from: z.string(), to: z.string() })),
  closed: z.array(z.object({ first: z.string(), last: z.string(), note: z.string() })),
});
const shown = {
  name: z.string(),
  kind: kindSchema,
  categories: categoriesSchema,
  street: z.string(),
  postalCode: z.string(),
  city: z.string(),
  hours: hoursSchema,
  location: locationSchema.optional(),
};
const picture = z.object({
  id: z.string(),
  alt: z.string(),
  width: z.number(),
  height: z.number(),
  url: z.string(),
  smallUrl: z.string(),
});
const profileResponse = wire<ProfileResponse>()(
  z.object({
    profile: z.object({
      ...shown,
      story: z.string(),
      website: z.string(),
      phone: z.string(),
      isListed: z.boolean(),
      pictures: z.array(picture),
      pageUrl: z.string().optional(),
      neighbours: z.array(z.object({ name: z.string(), latitude: z.number(), longitude: z.number() })),
    }),
  }),
);
const partnersResponse = wire<PartnersResponse>()(
  z.object({
    network: z.object({
      town: z.string(),
      voucherName: z.string(),
      mode: z.enum(["test", "live"]),
      brandColor: z.string(),
      timeZone: z.string(),
    }),
    pageUrl: z.string(),
    partners: z.array(z.object({ ...shown, id: z.string(), pageUrl: z.string() })),
  }),
);
const describeRequest = wire<DescribePictureRequest>()(
  z.strictObject({
    alt: lineInput(200),
  }),
);
const orderRequest = wire<OrderPicturesRequest>()(z.strictObject({ ids: z.array(z.uuid()).max(maxPictures) }));
const anyFile = { schema: z.any().openapi({ type: "string", format: "binary" }) };

/** Who changes something at the owner's desk. */
async function change(c: HonoContext<ApiEnv>, partnerId: string): Promise<{ partnerId: string; actor: string }> {
  const { person } = await getMember(c, partnerId, ["owner"]);
  return { partnerId, actor: actorOf(person) };
}

/** What a partner tells about itself, and who is to be found. */
export const profileRoutes = createRouter()
  .openapi(
    createRoute({
      method: "get",
      path: "/desk/{partnerId}/profile",
      summary: "What a partner tells about itself",
      request: { params: deskParam },
      responses: answers(200, profileResponse, "The profile"),
    }),
    async (c) => {
      const { partnerId } = c.req.valid("param");
      await getMember(c, partnerId, ["owner"]);
      return c.json({ profile: await getProfile(c.var.context, partnerId) }, 200);
    },
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/desk/{partnerId}/profile",
      summary: "Change it, all at once",
      request: { params: deskParam, body: jsonBody(profileInput) },
      responses: answers(200, profileResponse, "The profile as it is now"),
    }),
    async (c) => {
      const { partnerId } = c.req.valid("param");
      await editProfile(c.var.context, { ...(await change(c, partnerId)), input: c.req.valid("json") });
      return c.json({ profile: await getProfile(c.var.context, partnerId) }, 200);
    },
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/desk/{partnerId}/pictures",
      summary: "Add a picture: the file is the body",
      request: {
        params: deskParam,
        body: { content: { "image/jpeg": anyFile, "image/png": anyFile, "image/webp": anyFile } },
      },
      responses: answers(201, profileResponse, "Drawn anew and kept"),
    }),
    async (c) => {
      const { partnerId } = c.req.valid("param");
      const who = await change(c, partnerId);
      await addPicture(c.var.context, { ...who, upload: new Uint8Array(await c.req.arrayBuffer()) });
      return c.json({ profile: await getProfile(c.var.context, partnerId) }, 201);
    },
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/desk/{partnerId}/pictures/order",
      summary: "Put the pictures in order",
      request: { params: deskParam, body: jsonBody(orderRequest) },
      responses: answers(200, profileResponse, "In this order"),
    }),
    async (c) => {
      const { partnerId } = c.req.valid("param");
      await orderPictures(c.var.context, { ...(await change(c, partnerId)), ...c.req.valid("json") });
      return c.json({ profile: await getProfile(c.var.context, partnerId) }, 200);
    },
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/desk/{partnerId}/pictures/{pictureId}",
      summary: "Say what is to be seen on a picture",
      request: { params: pictureParam, body: jsonBody(describeRequest) },
      responses: answers(200, profileResponse, "Kept"),
    }),
    async (c) => {
      const { partnerId, pictureId: id } = c.req.valid("param");
      await describePicture(c.var.context, { ...(await change(c, partnerId)), id, ...c.req.valid("json") });
      return c.json({ profile: await getProfile(c.var.context, partnerId) }, 200);
    },
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/desk/{partnerId}/pictures/{pictureId}/removal",
      summary: "Remove a picture",
      request: { params: pictureParam },
      responses: answers(200, profileResponse, "Removed"),
    }),
    async (c) => {
      const { partnerId, pictureId: id } = c.req.valid("param");
      await removePicture(c.var.context, { ...(await change(c, partnerId)), id });
      return c.json({ profile: await getProfile(c.var.context, partnerId) }, 200);
    },
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/partners",
      summary: "Who takes part and wants to be found",
      request: { params: networkParam, query: z.object({ site: z.string().max(100).optional() }) },
      responses: answers(200, partnersResponse, "Everybody, by name"),
    }),
    async (c) => {
      const { context } = c.var;
      const { site } = c.req.valid("query");
      if (site !== undefined) await getSite(context, site, c.req.header("Origin"));
      const { town, voucherName, mode, brandColor, timeZone } = context.network;
      const partners = (await listPartners(context)).map(
        ({ id, slug, name, kind, categories, street, postalCode, city, hours, location }) => {
          const place = location ? { location } : {};
          return {
            id,
            name,
            kind,
            categories,
            street,
            postalCode,
            city,
            hours,
            ...place,
            pageUrl: partnerUrl(context, slug),
          };
        },
      );
      const pageUrl = `${pagesBase(context.config)}/${context.network.slug}/`;
      const body: PartnersResponse = {
        network: { town, voucherName, mode, brandColor, timeZone },
        pageUrl,
        partners,
      };
      const tag = `"${createHash("sha256").update(JSON.stringify(body)).digest("base64url").slice(0, 22)}"`;
      // With a site's key the answer depends on who asks; without, it is everybody's.
      c.header("Cache-Control", site === undefined ? "public, max-age=60" : "private, max-age=60");
      if (site !== undefined) c.header("Vary", "Origin", { append: true });
      c.header("ETag", tag);
      // safe because a 304 has no body that could be of the wrong shape
      if (c.req.header("If-None-Match") === tag) return c.body(null, 304) as never;
      return c.json(body, 200);
    },
  );
