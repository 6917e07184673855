const german = {
  test: "Testbetrieb – kein echtes Couponbuch",
  testShort: "Test",
  cover: "Couponbuch",
  page: (number: number) => `Coupons, Seite ${number}`,
  documentTitle: (title: string, order: string) => `Couponbuch ${title}, Bestellung ${order}`,
  season: (first: string, last: string) => `Gilt vom ${first} bis ${last}.`,
  bookQr: "QR-Code: öffnet das ganze Couponbuch auf dem Handy",
  couponQr: (partner: string) => `QR-Code dieses Coupons für ${partner}`,
  code: "Code des Buches",
  onPhone:
    "Mit dem QR-Code öffnen Sie das Buch auf dem Handy. Kommen im Lauf der Saison Coupons dazu, stehen sie auch dort.",
  once: "Jeder Coupon gilt einmal, auf Papier oder auf dem Handy. Zeigen Sie ihn vor dem Bezahlen.",
  order: (number: string, day: string) => `Bestellung ${number} vom ${day}`,
  number: (number: number) => `Nr. ${number}`,
};
export type BookletMessages = typeof german;
const english: BookletMessages = {
  test: "Test mode – not a real coupon book",
  testShort: "test",
  cover: "Coupon book",
  page: (number) => `Coupons, page ${number}`,
  documentTitle: (title, order) => `Coupon book ${title}, order ${order}`,
  season: (first, last) => `Good from ${first} to ${last}.`,
  bookQr: "QR code: opens the whole coupon book on a phone",
  couponQr: (partner) => `QR code of this coupon for ${partner}`,
  code: "Code of the book",
  onPhone: "The QR code opens the book on your phone. If coupons are added during the season, they are there as well.",
  once: "Each coupon is good once, on paper or on the phone. Please show it before you pay.",
  order: (number, day) => `Order ${number} of ${day}`,
  number: (number) => `No. ${number}`,
};

/** Every word printed in a coupon book. */
export const bookletMessages: Record<"de" | "en", BookletMessages> = { de: german, en: english };
