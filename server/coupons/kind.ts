import type { Kind } from "../kind.ts";
import { couponPass } from "./coupon-pass.ts";
import { couponDeskRoutes } from "./desk-routes.ts";
import { expirePasses, forgetTakenCodes } from "./expiry.ts";
import { couponCard } from "./pages/card.ts";
import { couponGiven } from "./pages/given.ts";
import { couponMessages } from "./pages/messages.ts";
import { couponPages } from "./pages/routes.ts";
import { couponFoundPage } from "./pages/scan.ts";
import { couponRoutes } from "./routes.ts";

/** Coupons: made by partners, taken for nothing, no money. */
export const coupons: Kind = {
  kind: "coupon",
  pass: couponPass,
  pages: {
    card: couponCard,
    keepHint: ({ language }) => couponMessages[language].keepHint,
    state: ({ language }, { state }) => ({ title: couponMessages[language].states[state] }),
    found: couponFoundPage,
    given: couponGiven,
  },
  routes: [couponRoutes, couponDeskRoutes],
  hosted: [couponPages],
  housekeeping: [(context) => expirePasses(context, "coupon"), forgetTakenCodes],
};
