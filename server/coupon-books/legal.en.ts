import type { LegalParties } from "../legal/legal.de.ts";
import { withdrawalEn } from "../legal/legal.en.ts";
import type { BookLegal } from "./legal.de.ts";

export function bookLegalEn(p: LegalParties): BookLegal {
  return {
    withdrawal: {
      title: "Right of withdrawal for the coupon book",
      sections: [
        {
          title: "Your right",
          paragraphs: [
            "You may withdraw from the purchase of a coupon book within fourteen days without giving a reason. The period begins on the day the contract is made, that is when your order is accepted.",
          ],
        },
        withdrawalEn.how(p),
        {
          title: "What happens then",
          paragraphs: [
            "The book is locked, and its coupons are good no longer. You get your money back within fourteen days of our receiving your message, the way you paid, at no cost to you.",
          ],
        },
        withdrawalEn.online(p),
        { title: "Language", paragraphs: ["The German text is the binding one."] },
      ],
    },
    terms: {
      title: "Terms for the coupon book",
      sections: [
        ...(p.isTest
          ? [
              {
                title: "Testbetrieb (test)",
                paragraphs: [
                  "Everything here is for trying out: payment is with test money, and no shop has to take these coupons. The terms below show what applies in real operation.",
                ],
              },
            ]
          : []),
        {
          title: "Who sells, who gives the discount",
          paragraphs: [
            `Seller and issuer of the coupon book is ${p.issuer}, ${p.address}, e-mail ${p.email}. The discounts are given by the shops, each for itself; what you buy there you buy from the shop.`,
          ],
        },
        {
          title: "What you buy",
          paragraphs: [
            `A book with coupons of shops in ${p.town}. Each coupon is good once, at its shop, on its conditions. You see which they are before you buy. New ones may be added.`,
            "A coupon is a discount and no money: it is not paid out and not set off.",
            "The price includes VAT. Price and rate are shown before the order and in the mail, which is your receipt.",
          ],
        },
        {
          title: "How the contract is made",
          paragraphs: [
            "With the order button you make a binding offer. It is accepted when we confirm the payment. If the money does not come within one day (instant payment) or fourteen days (transfer), and at the latest when the book ends, we close the order.",
          ],
        },
        {
          title: "Delivery",
          paragraphs: [
            "The book comes by e-mail as a link and as a PDF, right after payment or on the day you chose. The order page shows it too.",
          ],
        },
        {
          title: "Validity",
          paragraphs: [
            "The book is good for the time printed on it. Single coupons may be good for less; it says so on the coupon. Where a shop no longer takes part, its coupon can no longer be used. Please write to us then.",
          ],
        },
        {
          title: "The code is the book",
          paragraphs: [
            "Whoever has the code can use the coupons. What is used is not replaced. A lost book can be locked and replaced by the issuer.",
          ],
        },
        { title: "Language", paragraphs: ["The German text is the binding one."] },
      ],
    },
  };
}
