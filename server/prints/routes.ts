import { createRoute } from "@hono/zod-openapi";
import { getMember } from "../people/session-cookie.ts";
import type { Context } from "../platform/context.ts";
import { languageOf } from "../platform/http/messages.ts";
import { createRouter, errorSchema, networkParam, z } from "../platform/http/openapi.ts";
import { partnerUrl } from "../profiles/profile.ts";
import { renderCounterCard } from "./counter-card.ts";
import { renderWindowSticker } from "./window-sticker.ts";

/** What a partner prints for its window and its counter. */
export const printRoutes = createRouter().openapi(
  createRoute({
    method: "get",
    path: "/desk/{partnerId}/prints/{print}",
    summary: "Window sticker (A5) or counter card (A6) as PDF",
    request: {
      params: networkParam.extend({ partnerId: z.uuid(), print: z.enum(["window-sticker.pdf", "counter-card.pdf"]) }),
    },
    responses: {
      200: { description: "The file", content: { "application/pdf": { schema: z.string() } } },
      default: {
        description: "Refused; see the error codes",
        content: { "application/json": { schema: errorSchema } },
      },
    },
  }),
  async (c) => {
    const { partnerId, print } = c.req.valid("param");
    await getMember(c, partnerId, ["owner", "staff", "helper"]);
    const { context } = c.var;
    const { network, config } = context;
    const partner = await context.database.prisma.partner.findUniqueOrThrow({
      where: { networkId_id: { networkId: network.id, id: partnerId } },
    });
    const base = `${config.PUBLIC_URL}/${network.slug}`;
    const input = {
      network,
      partnerName: partner.name,
      language: languageOf(c.req.header("Accept-Language")),
      createdAt: partner.createdAt,
    };
    const pdf =
      print === "counter-card.pdf"
        ? await renderCounterCard({ ...input, scannerUrl: `${base}/scan` })
        : await renderWindowSticker({ ...input, ...stickerLink(context, partner, `${base}/where`) });
    return c.body(new Uint8Array(pdf).buffer, 200, {
      "Content-Type": "application/pdf",
      "Content-Disposition": `inline; filename="${print}"`,
    });
  },
);

/** To the partner's own page where everybody may see it, which leads on to all others; else to the list. */
function stickerLink(
  context: Context,
  { slug, isListed }: { slug: string | null; isListed: boolean },
  where: string,
): { url: string; leadsTo: "partner" | "where" } {
  return slug && isListed ? { url: partnerUrl(context, slug), leadsTo: "partner" } : { url: where, leadsTo: "where" };
}
