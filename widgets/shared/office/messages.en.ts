import { sharedEnglish } from "../messages.en.ts";
import type { OfficeMessages } from "./messages.de.ts";

export const officeEnglish: OfficeMessages = {
  ...sharedEnglish,
  signInTitle: "Sign in",
  signInText: "We send you a link. You need no password.",
  email: "E-mail address",
  email_invalid: "Please give an address like name@example.com.",
  sendLink: "Send the link",
  sending: "Sending …",
  linkSentTitle: "Please look into your mail",
  linkSent: "The link to sign in is on its way and good for {minutes} minutes. Sometimes it lands in the spam folder.",
  otherEmail: "Another address",
  withPasskey: "Sign in with a passkey",
  passkeyFailed: "That did not work. You can also have a link sent.",
  noPlaceTitle: "You do not belong to any business here yet",
  noPlace: "This address belongs to no business. You can apply, or have your business invite you.",
  apply: "Join",
  elsewhere: "Switch",
  office: "Office",
  which: "Which business?",
  menu: "Menu",
  account: "My access",
  signOut: "Sign out",
  suspended: "This business is suspended just now. The issuer answers questions.",
  pageFailed: "This page could not be loaded.",
};
