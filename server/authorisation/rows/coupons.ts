import sharp from "sharp";
import { anyTime, liveCoupon } from "../../../demo/testing/coupons.ts";
import { createCoupon } from "../../coupons/desk.ts";
import { setCover } from "../../coupon-books/cover.ts";
import { createBook } from "../../coupon-books/office.ts";
import { desk, office, site } from "../actors.ts";
import type { Rows, Subject } from "../row.ts";
import type { Stage } from "../stage.ts";

/** Coupons at a partner's desk, coupon books in the office, and what everybody may see and take. */
export const couponRows = (stage: Stage): Rows => {
  const { town, ours } = stage;
  const roles = ["owner", "staff"] as const;
  const draft = { terms: anyTime, audience: { kind: "all" as const } };
  const ofCoupon = async (): Promise<Subject> => ({
    couponId: await createCoupon(town.context, { partnerId: ours, actor: "test" }, draft),
  });
  const book = {
    title: "Twistringen 2027",
    story: "",
    firstDay: "2027-01-01",
    lastDay: "2027-12-31",
    priceCents: 1_990,
    vatPercent: 19,
    numberLimit: 100,
  };
  const ofBook = async (): Promise<Subject> => ({ bookId: await createBook(town.context, "test", book) });
  /** On sale it is not without something to be used. */
  const ofFilledBook = async (): Promise<Subject> => {
    const { bookId = "" } = await ofBook();
    await liveCoupon(town.context, ours, { firstDay: book.firstDay }, { kind: "book", bookId });
    return { bookId };
  };
  const ofCover = async (): Promise<Subject> => {
    const { bookId = "" } = await ofBook();
    const upload = await sharp({ create: drawn }).png().toBuffer();
    await setCover(town.context, "test", bookId, { upload, alt: "Der Umschlag" });
    return { bookId };
  };
  const drawn = { width: 60, height: 80, channels: 3, background: "#1d5c45" } as const;
  const desks = "/v1/{network}/desk/{partnerId}/coupons" as const;
  const books = "/v1/{network}/operator/coupon-books" as const;
  return {
    [`get ${desks}`]: desk(stage, { roles }),
    [`post ${desks}`]: desk(stage, { roles, status: 201, body: () => draft }),
    [`post ${desks}/{couponId}`]: desk(stage, { roles, prepare: ofCoupon, body: () => draft }),
    [`post ${desks}/{couponId}/state`]: desk(stage, { roles, prepare: ofCoupon, body: () => ({ state: "live" }) }),
    [`post ${desks}/{couponId}/copy`]: desk(stage, { roles, status: 201, prepare: ofCoupon }),
    [`get ${desks}/{couponId}/figures`]: desk(stage, { roles, prepare: ofCoupon }),
    [`get ${desks}/{couponId}/figures.csv`]: desk(stage, { roles, prepare: ofCoupon }),
    [`get ${books}`]: office(stage),
    [`post ${books}`]: office(stage, { status: 201, body: () => book }),
    [`post ${books}/{bookId}`]: office(stage, { prepare: ofBook, body: () => book }),
    [`post ${books}/{bookId}/state`]: office(stage, { prepare: ofFilledBook, body: () => ({ state: "on_sale" }) }),
    [`post ${books}/{bookId}/cover`]: office(stage, {
      prepare: async () => ({
        ...(await ofBook()),
        picture: (await sharp({ create: drawn }).png().toBuffer()).toString("base64"),
      }),
      query: () => "alt=Der+Umschlag",
      body: (subject) => Buffer.from(subject["picture"] ?? "", "base64"),
    }),
    [`get ${books}/{bookId}/cover.webp`]: office(stage, { prepare: ofCover }),
    "get /v1/{network}/coupon-books/{bookId}/cover.webp":
      "the cover of a book that is out is for everybody (coupon-books/office.test.ts)",
    "get /v1/{network}/coupons/{couponId}/picture.webp":
      "the picture of a coupon that is out is for everybody (coupons/take.test.ts)",
    "get /v1/{network}/coupons": site(stage, {
      query: ({ secret }) => `site=${secret}`,
    }),
    "post /v1/{network}/coupons/{couponId}/passes": site(stage, {
      prepare: async () => ({ couponId: await liveCoupon(town.context, ours) }),
      body: ({ secret }) => ({ site: secret }),
    }),
  };
};
