import { couponSimple } from "../../shared/coupon-messages.simple.ts";
import { notNowSimple } from "../../shared/coupon-not-now-messages.simple.ts";
import { roomGerman, type RoomMessages } from "./messages.de.ts";

export const roomSimple: RoomMessages = {
  ...roomGerman,
  ...couponSimple,
  ...notNowSimple,
  twinText: "Es ist auf Ihrem Handy. Sie können es noch benutzen.",
  couponStays: "Der Coupon ist nur auf diesem Gerät.",
  bookStays: "Bitte behalten Sie die Mail. Die Mail ist Ihr Couponbuch.",
  mixedStays: "Bitte behalten Sie Ihre Mails. Coupons ohne Mail sind nur auf diesem Gerät.",
  conditions: "Das müssen Sie wissen",
  newComeHere: "Gibt es neue Coupons? Dann sehen Sie sie hier.",
  noCoupons: "Hier ist noch kein Coupon.",
  hint: "Fragen Sie an der Kasse, wenn Sie nicht sicher sind.",
  standing: {
    ...roomGerman.standing,
    unchecked: "Wir haben noch nicht nachgeschaut.",
    redeemed: "Sie können jeden Coupon 1 Mal benutzen.",
    locked: "Das geht gerade nicht. Bitte fragen Sie nach.",
    void: "Das gilt nicht mehr. Bitte fragen Sie nach.",
    replaced: "Es gibt ein neues Buch. Es kam mit einer anderen Mail.",
    refunded: "Sie haben das Geld zurückbekommen.",
    expired: "Das ist zu alt.",
  },
  removeCouponText: "Dann ist der Coupon weg. Nur mit dem Link können Sie ihn wieder holen.",
  removeBookText: "Sie können das Buch mit der Mail wieder holen. Ohne die Mail ist es weg.",
};
