import type { CouponBookOffer } from "../../../sdk/wire/coupon.ts";
import { formatDay } from "../../documents/format.ts";
import type { PageMessages } from "../../pages/messages.de.ts";

interface BookPageWords {
  buy: Partial<PageMessages["buy"]>;
  review: Partial<PageMessages["review"]>;
  /** Opens the list of what is in it. */
  which: string;
  closedTitle: string;
  closed: string;
  all: string;
}

/** What the form and the review say where a coupon book is bought; the rest is said as for vouchers. */
export function bookPageWords(language: "de" | "en", book?: CouponBookOffer): BookPageWords {
  const title = book?.title ?? "";
  const first = book ? formatDay(book.firstDay, language) : "";
  return language === "en" ? english(title, first, book) : german(title, first, book);
}

function german(title: string, first: string, book: CouponBookOffer | undefined): BookPageWords {
  return {
    buy: {
      title: () => `Couponbuch „${title}“ kaufen`,
      intro: (town, day) =>
        `${book?.couponCount === 1 ? "Ein Coupon" : `${book?.couponCount ?? 0} Coupons`} aus ${town}, gültig vom ${first} bis ${day}. Kommen neue dazu, sind sie auch in Ihrem Buch.`,
      goods: "Wie viele Couponbücher?",
      goodsHint: (max) => `Bis zu ${max}. Jeder Coupon im Buch gilt einmal.`,
      quantity: (value) => `Couponbuch zu ${value}`,
      forMeHint: "Das Buch kommt an Ihre E-Mail-Adresse, auch als Heft zum Ausdrucken und Überreichen.",
      giftHint: "Das Buch geht direkt an die beschenkte Person.",
      greeting: "Gruß im Buch (freiwillig)",
      onHint: "Ohne Tag kommt das Buch sofort nach der Zahlung.",
      methods: {
        test: { name: "Sofort bezahlen", hint: "Auf der Bezahlseite; das Buch ist gleich danach da." },
        bank_transfer: {
          name: "Überweisung",
          hint: "Mit GiroCode für Ihre Bank-App. Das Buch kommt, wenn das Geld da ist, meist nach ein bis zwei Werktagen.",
        },
      },
    },
    review: {
      goodsLine: (quantity, value) =>
        `${quantity} × Couponbuch „${title}“ zu ${value}${book?.vatPercent ? `, inkl. ${book.vatPercent} % USt.` : ""}`,
      withdrawal: "Sie können den Kauf 14 Tage lang ohne Grund widerrufen. Das Buch gilt dann nicht mehr.",
    },
    which: "Diese Coupons sind im Buch",
    closedTitle: "Zurzeit gibt es kein Couponbuch",
    closed: "Es ist ausverkauft, oder die neue Saison beginnt erst. Einzelne Coupons gibt es kostenlos.",
    all: "Alle Coupons",
  };
}

function english(title: string, first: string, book: CouponBookOffer | undefined): BookPageWords {
  return {
    buy: {
      title: () => `Buy the coupon book “${title}”`,
      intro: (town, day) =>
        `${book?.couponCount === 1 ? "One coupon" : `${book?.couponCount ?? 0} coupons`} from ${town}, good from ${first} to ${day}. If new ones are added, they are in your book too.`,
      goods: "How many coupon books?",
      goodsHint: (max) => `Up to ${max}. Each coupon in the book is good once.`,
      quantity: (value) => `Coupon book for ${value}`,
      forMeHint: "The book comes to your email address, also as a booklet to print and give.",
      giftHint: "The book goes straight to the person you give it to.",
      greeting: "Greeting in the book (optional)",
      onHint: "Without a day the book comes right after the payment.",
      methods: {
        test: { name: "Pay now", hint: "On the payment page; the book is there right after." },
        bank_transfer: {
          name: "Bank transfer",
          hint: "With a GiroCode for your bank app. The book comes when the money is there, mostly after one or two working days.",
        },
      },
    },
    review: {
      goodsLine: (quantity, value) =>
        `${quantity} × coupon book “${title}” for ${value}${book?.vatPercent ? `, incl. ${book.vatPercent} % VAT` : ""}`,
      withdrawal:
        "You can withdraw from the purchase for 14 days without giving a reason. The book is then good no longer.",
    },
    which: "These coupons are in the book",
    closedTitle: "There is no coupon book at the moment",
    closed: "It is sold out, or the new season has not begun. Single coupons are free.",
    all: "All coupons",
  };
}
