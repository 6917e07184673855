import { createRoute } from "@hono/zod-openapi";
import type {
  CouponBookDraft,
  OfficeBookResponse,
  OfficeBooksResponse,
  SetBookStateRequest,
} from "../../sdk/wire/coupon-book.ts";
import { actorOf } from "../people/person.ts";
import { getOperatorMember } from "../people/session-cookie.ts";
import { Refusal } from "../platform/errors.ts";
import { pictureAnswers, pictureHeaders } from "../platform/http/picture-answer.ts";
import { answers, createRouter, jsonBody, networkParam, wire, z } from "../platform/http/openapi.ts";
import { lineInput, nameInput, paragraphsInput } from "../platform/http/text-input.ts";
import { maxTotalCents } from "./book-line.ts";
import { findCover, setCover } from "./cover.ts";
import { createBook, editBook, listBooks, setBookState, viewBook } from "./office.ts";

/** Uploads have a body limit of their own (app.ts). */
export const coverUploadPath = /^\/v1\/[^/]+\/operator\/coupon-books\/[^/]+\/cover$/;

const draftFields = {
  title: nameInput(60),
  story: paragraphsInput(600),
  firstDay: z.string(),
  lastDay: z.string(),
  priceCents: z.int().min(1).max(maxTotalCents),
  vatPercent: z.int().min(0).max(30),
  numberLimit: z.int().min(1).max(1_000_000),
};
const draft = wire<CouponBookDraft>()(z.strictObject(draftFields));
const book = z.object({
  ...draftFields,
  id: z.string(),
  state: z.enum(["draft", "on_sale", "ended"]),
  sold: z.int(),
  couponCount: z.int(),
  partnerCount: z.int(),
  coverUrl: z.string().optional(),
  coverAlt: z.string(),
});
const bookResponse = wire<OfficeBookResponse>()(z.object({ book }));
const booksResponse = wire<OfficeBooksResponse>()(z.object({ books: z.array(book) }));
const stateRequest = wire<SetBookStateRequest>()(z.strictObject({ state: z.enum(["on_sale", "ended"]) }));
const bookParam = networkParam.extend({ bookId: z.uuid() });
/** Which picture the address was made for; it is only there to change with it. */
const coverQuery = z.object({ v: z.string().max(40).optional() });
const anyFile = { schema: z.any().openapi({ type: "string", format: "binary" }) };

/** Coupon books, seen from the issuer's office; and the cover everybody sees. */
export const couponBookRoutes = createRouter()
  .openapi(
    createRoute({
      method: "get",
      path: "/operator/coupon-books",
      summary: "The coupon books, newest season first",
      request: { params: networkParam },
      responses: answers(200, booksResponse, "The books"),
    }),
    async (c) => {
      await getOperatorMember(c);
      return c.json({ books: await listBooks(c.var.context) }, 200);
    },
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/operator/coupon-books",
      summary: "Make a draft of a book",
      request: { params: networkParam, body: jsonBody(draft) },
      responses: answers(201, bookResponse, "The draft"),
    }),
    async (c) => {
      const { person } = await getOperatorMember(c);
      const id = await createBook(c.var.context, actorOf(person), c.req.valid("json"));
      return c.json({ book: await viewBook(c.var.context, id) }, 201);
    },
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/operator/coupon-books/{bookId}",
      summary: "Change a book; its season and tax stay once it is on sale",
      request: { params: bookParam, body: jsonBody(draft) },
      responses: answers(200, bookResponse, "As it is now"),
    }),
    async (c) => {
      const { person } = await getOperatorMember(c);
      const { bookId } = c.req.valid("param");
      await editBook(c.var.context, actorOf(person), bookId, c.req.valid("json"));
      return c.json({ book: await viewBook(c.var.context, bookId) }, 200);
    },
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/operator/coupon-books/{bookId}/state",
      summary: "Put a book on sale, or take it off",
      request: { params: bookParam, body: jsonBody(stateRequest) },
      responses: answers(200, bookResponse, "As it is now"),
    }),
    async (c) => {
      const { person } = await getOperatorMember(c);
      const { bookId } = c.req.valid("param");
      await setBookState(c.var.context, actorOf(person), bookId, c.req.valid("json").state);
      return c.json({ book: await viewBook(c.var.context, bookId) }, 200);
    },
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/operator/coupon-books/{bookId}/cover",
      summary: "Give a book its cover",
      request: {
        params: bookParam,
        query: z.object({ alt: lineInput(200) }),
        body: { content: { "image/jpeg": anyFile, "image/png": anyFile, "image/webp": anyFile } },
      },
      responses: answers(200, bookResponse, "Drawn anew and kept"),
    }),
    async (c) => {
      const { person } = await getOperatorMember(c);
      const { bookId } = c.req.valid("param");
      const upload = new Uint8Array(await c.req.arrayBuffer());
      await setCover(c.var.context, actorOf(person), bookId, { upload, alt: c.req.valid("query").alt });
      return c.json({ book: await viewBook(c.var.context, bookId) }, 200);
    },
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/operator/coupon-books/{bookId}/cover.webp",
      summary: "A book's cover, of a draft too",
      request: { params: bookParam, query: coverQuery },
      responses: pictureAnswers,
    }),
    async (c) => {
      await getOperatorMember(c);
      const cover = await findCover(c.var.context, c.req.valid("param").bookId, "office");
      if (!cover) throw new Refusal("not_found");
      return c.body(new Uint8Array(cover), 200, {
        ...pictureHeaders,
        "Cache-Control": "private, no-store",
        "Cross-Origin-Resource-Policy": "same-origin",
      });
    },
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/coupon-books/{bookId}/cover.webp",
      summary: "The cover of a book that is or was on sale",
      request: { params: bookParam, query: coverQuery },
      responses: pictureAnswers,
    }),
    async (c) => {
      const cover = await findCover(c.var.context, c.req.valid("param").bookId, "everybody");
      if (!cover) throw new Refusal("not_found");
      return c.body(new Uint8Array(cover), 200, pictureHeaders);
    },
  );
