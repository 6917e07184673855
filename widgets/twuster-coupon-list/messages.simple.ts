import { couponSimple } from "../shared/coupon-messages.simple.ts";
import { sharedSimple } from "../shared/messages.simple.ts";
import { german, type ListMessages } from "./messages.de.ts";

export const simple: ListMessages = {
  ...german,
  ...sharedSimple,
  ...couponSimple,
  intro: "Ein Coupon ist ein Zettel für das Handy. Damit wird es im Geschäft billiger. Er kostet nichts.",
  soon: "Nur Coupons, die bald enden",
  nothing: "So einen Coupon gibt es gerade nicht.",
  order: "Jeden Tag steht ein anderes Geschäft oben. So ist es gerecht.",
  empty: "Es gibt gerade keine Coupons. Bitte schauen Sie bald wieder nach.",
  noneLeft: "Es gibt keinen mehr.",
  noneLeftToday: "Heute gibt es keinen mehr.",
  moreTomorrow: " Morgen gibt es neue.",
};
