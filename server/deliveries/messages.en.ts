import type { Topic } from "../platform/outbox/outbox.ts";

export const english: Record<Topic, string> = {
  "order.fulfil": "Making what was paid",
  "order.expire": "Closing an unpaid order",
  "order.erase": "Erasing an order's address and codes",
  "payment.read": "Asking the payment service",
  "mail.order": "Confirmation of an order",
  "mail.paid": "Thanks for the payment",
  "mail.delivery": "Vouchers or coupon book",
  "mail.sign-in.de": "Link to sign in (German)",
  "mail.sign-in.en": "Link to sign in",
  "mail.application-confirm": "Application: confirm the address",
  "mail.application-arrived": "Application: message to the office",
  "mail.application-asked": "Application: a question",
  "mail.application-approved": "Application: accepted",
  "mail.application-declined": "Application: declined",
  "mail.partner-suspended": "A partner's suspension",
  "mail.partner-resumed": "A partner's release",
  "mail.deputy-added": "Invitation to the office",
  "mail.day-end": "A partner's day-end mail",
  "mail.invitation": "Invitation to a partner's team",
};
