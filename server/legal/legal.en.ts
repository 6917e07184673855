import { confirmDays, keptDays } from "../applications/application.ts";
import { idleMs, longestMs } from "../people/sessions.ts";
import { keptDays as keptSignInDays } from "../people/forget.ts";
import { linkMinutes } from "../people/sign-in-links.ts";
import type { LegalMessages, LegalParties, LegalSection, LegalText } from "./legal.de.ts";

/** What every withdrawal says: how, and by which function of the page (§ 356a BGB). */
export const withdrawalEn = {
  how: (p: LegalParties): LegalSection => ({
    title: "How to withdraw",
    paragraphs: [
      `Write to ${p.issuer}, ${p.address}, e-mail ${p.email}, that you withdraw from the contract. The order number is enough. No form is required.`,
      "The period is kept if you send the message before it ends.",
    ],
  }),
  online: (p: LegalParties): LegalSection => ({
    title: "Withdrawal function",
    paragraphs: [
      p.isTest
        ? "The withdrawal function of section 356a of the German Civil Code is not built in yet. This is a test network: no money moves and no real purchase is made. Real networks do not sell before the function exists."
        : "This network does not sell yet. It starts once the withdrawal function of section 356a of the German Civil Code is on this page.",
    ],
  }),
};

export const legalEn: LegalMessages = {
  withdrawal: (p: LegalParties): LegalText => ({
    title: "Right of withdrawal",
    sections: [
      {
        title: "Your right",
        paragraphs: [
          "You may withdraw from the purchase of a voucher within fourteen days without giving a reason. The period begins on the day the contract is made, that is when your order is accepted.",
          "You can withdraw from vouchers that have not been used yet; of several vouchers in one order, from each unused one.",
        ],
      },
      withdrawalEn.how(p),
      {
        title: "What happens then",
        paragraphs: [
          "The vouchers are locked. You get your money back within fourteen days of our receiving your message, the way you paid, at no cost to you.",
        ],
      },
      withdrawalEn.online(p),
      { title: "Language", paragraphs: ["The German text is the binding one."] },
    ],
  }),
  terms: (p: LegalParties): LegalText => ({
    title: "Terms for the voucher",
    sections: [
      ...(p.isTest
        ? [
            {
              title: "Testbetrieb (test)",
              paragraphs: [
                "Everything here is for trying out: payment is with test money, and no shop has to take these vouchers. The terms below show what applies in real operation.",
              ],
            },
          ]
        : []),
      { title: "Who sells", paragraphs: [`Seller and issuer is ${p.issuer}, ${p.address}, e-mail ${p.email}.`] },
      {
        title: "What you buy",
        paragraphs: [
          `A ${p.voucherName}: a multi-purpose voucher of a fixed amount, taken like cash by the participating shops of ${p.town}.`,
          ...(p.postcodeAreas.length > 0
            ? [`Only businesses in the German postcode areas ${p.postcodeAreas.join(", ")} can take part.`]
            : []),
          "It is used as a whole. It is not paid out, leaves no rest, and cannot buy another voucher.",
          "No VAT is charged on the purchase; it arises when the voucher is used.",
        ],
      },
      {
        title: "How the contract is made",
        paragraphs: [
          "With the order button you make a binding offer. It is accepted when we confirm the payment. If the money does not come within one day (instant payment) or fourteen days (transfer), we close the order.",
        ],
      },
      {
        title: "Delivery",
        paragraphs: [
          "The voucher comes by e-mail as a link and as a PDF, right after payment or on the day you chose. The order page shows it too.",
        ],
      },
      {
        title: "Validity",
        paragraphs: ["The voucher is valid until 31 December of the third year after the year of purchase."],
      },
      {
        title: "The code is the voucher",
        paragraphs: [
          "Whoever has the code can use it. A code that was lost or passed on and has been used is not replaced. An unused voucher can be locked and replaced by the issuer.",
        ],
      },
      { title: "Language", paragraphs: ["The German text is the binding one."] },
    ],
  }),
  privacy: (p: LegalParties): LegalText => ({
    title: "Privacy",
    sections: [
      { title: "Controller", paragraphs: [`${p.issuer}, ${p.address}, e-mail ${p.email}.`] },
      {
        title: "When you buy",
        paragraphs: [
          "We need your e-mail address and, for a gift, that of the person you give it to; also the greeting and the day if you state them. They serve the delivery alone (Art. 6(1)(b) GDPR).",
          "They are stored encrypted and erased 30 days after delivery, together with the encrypted copy of the codes. The bookings themselves, without an address, are kept as long as commercial law demands.",
        ],
      },
      {
        title: "When it is used",
        paragraphs: [
          "The voucher knows no name. We store which shop redeemed which amount and when, not who brought it.",
        ],
      },
      {
        title: "Coupons",
        paragraphs: [
          "A coupon and a coupon book know no name. We count how many coupons are taken and used, when, and on which website they were found, not by whom. How many come from one connection is counted for one hour, without storing the address in the clear, so that nobody takes them all (Art. 6(1)(f) GDPR).",
        ],
      },
      {
        title: "On the phone",
        paragraphs: [
          "The page “My vouchers” keeps codes on your device only, and only if you choose so. The code is in the last part of the link, which no server sees; it is checked over an encrypted connection.",
        ],
      },
      {
        title: "When you want to join",
        paragraphs: [
          `Your application with name, address, telephone, e-mail address and bank account is stored encrypted and serves the decision and the payout alone (Art. 6(1)(b) GDPR). Where you do not confirm your e-mail address, all of it is erased after ${confirmDays} days; else ${keptDays} days after the decision. Where it is accepted, we keep the business's details as long as it takes part and commercial law demands.`,
          "What you show in your profile is seen by everybody, but only once you choose “Show my page”. Place and device are erased from pictures.",
        ],
      },
      {
        title: "When you sign in",
        paragraphs: [
          `We store your e-mail address encrypted, your memberships (where you are owner, staff, helper or in the office) and, if you make one, the public part of your passkey. Fingerprint and face never leave your device. A link to sign in works once and for ${linkMinutes} minutes, longer in an invitation or acceptance, which says so.`,
          `A session ends when you sign out, after ${idleMs / 86_400_000} days without use, and after ${longestMs / 86_400_000} days at the latest; ${keptSignInDays} days later it is deleted. Of your device we remember the kind of browser, such as “Chrome · Android”, so that you recognise it in “My access”.`,
          "Whoever changes something at the desk or in the office is noted in a log, by a number, without name or address, so that what happened can be cleared up (Art. 6(1)(f) GDPR). When your membership ends, you see nothing any more at once. Your address is erased then if you ask for it.",
        ],
      },
      {
        title: "Cookies and other servers",
        paragraphs: [
          "There are no tracking cookies and nothing from other servers. A cookie is carried only by those who sign in for a business or in the office, and by a paired counter without scripts; both need it to stay signed in (section 25(2) no. 2 TDDDG).",
        ],
      },
      {
        title: "Failed tries",
        paragraphs: [
          "We count wrong codes for one hour per connection, without storing the address in the clear, so that nobody can guess codes (Art. 6(1)(f) GDPR).",
        ],
      },
      {
        title: "Your rights",
        paragraphs: [
          "You may ask for access, rectification, erasure and restriction, object, and complain to the data protection authority of Lower Saxony.",
        ],
      },
    ],
  }),
  where: {
    title: "Where the voucher is taken",
    intro: (voucherName) => `These shops and clubs take the ${voucherName}:`,
    onlyAt: (group) => `Only taken by: ${group}.`,
    nobody: "Nobody takes it at the moment. Please ask the issuer.",
    empty: "Nobody takes part yet. The first shops will be here soon.",
    join: (issuer) => `Your shop is missing? Write to ${issuer}:`,
  },
};
