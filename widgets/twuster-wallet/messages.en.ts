import type { Messages } from "./messages.de.ts";

export const english: Messages = {
  testMode: "Test mode",
  training: "Practice voucher",
  defaultName: "City voucher",

  arrivalTitle: (count) => (count === 1 ? "Your voucher" : `Your ${count} vouchers`),
  listTitle: "My vouchers",
  emptyTitle: "No voucher on this phone yet",
  emptyText: "Open the link in the mail your voucher came with, or type in the code from the paper.",

  keep: (count) => (count === 1 ? "Keep the voucher on this phone" : `Keep ${count} vouchers on this phone`),
  keepHint: "Until then this page stores nothing. Afterwards too, the codes stay on this device only.",
  mailStays: "The mail remains the voucher: please keep it. Browsers tidy up now and then.",
  kept: (count) => (count === 1 ? "The voucher is on this device." : "The vouchers are on this device."),
  keptAlready: "You already have this voucher on this device.",
  keepFailed:
    "This browser stores nothing here (perhaps a private window). Show the voucher straight from this page or save it as a picture.",
  showNow: "Show at the till",
  showNamed: (value) => `Show ${value} at the till`,
  notNow: "Do not keep it on this phone",

  flipToBack: "Turn the card over",
  flipToFront: "Show the front",
  validUntil: "Valid until",
  codeEndsOn: "Code ends in",
  code: "Code",
  where: "Where",
  whereText: (town) => (town ? `In every participating shop in ${town}.` : "In every participating shop."),
  how: "How",
  howText: "Show it at the till. The whole value is redeemed at once; no change is given.",
  issuer: "Issued by",
  valueUnknown: "Value not checked yet",

  states: {
    open: "Ready to use",
    unchecked: "Not checked yet",
    held: "Reserved for an order",
    redeemed: "Redeemed",
    locked: "Locked",
    void: "Not valid",
    replaced: "Replaced",
    refunded: "Refunded",
    expired: "Expired",
  },
  standing: {
    unchecked: "Value and validity appear here once the voucher could be checked.",
    held: "It is paying part of an order right now. If that comes to nothing, it will soon be free again.",
    redeemed: "It has been used up.",
    locked: "The issuer has locked it. Please ask there; the address is in the mail.",
    void: "It is no longer valid. Please ask the issuer; the address is in the mail.",
    replaced: "There is a new voucher with a new code in its place. It came in a later mail.",
    refunded: "The amount has been paid back.",
    expired: "Its validity is over.",
  },
  redeemedAt: (instant) => `Redeemed on ${instant}`,
  checkedAt: (instant) => `Last checked: ${instant}`,

  checking: "Checking the voucher.",
  slow: "This takes longer than usual. You can already show the voucher.",
  offline: "No connection: the voucher is still good, the till checks it.",
  checkAgain: "Check again",
  brokenLink:
    "This link is incomplete: the code in it is not right. Open it once more straight from the mail, or type in the code.",
  someBroken: (count) =>
    count === 1
      ? "One code in this link is incomplete and is missing here."
      : `${count} codes in this link are incomplete and are missing here.`,
  failures: {
    not_found: "The town does not know this code. Compare it with the mail or the paper.",
    unreachable: "The server can't be reached right now. The voucher is still good, the till checks it.",
    timeout: "The server does not answer. The voucher is still good, the till checks it.",
    offline: "No connection: the voucher is still good, the till checks it.",
    other: "The voucher can't be checked right now. It is still good, the till checks it.",
  },
  rateLimited: (seconds) =>
    `Too many wrong codes came from here. It works again in ${seconds} seconds; the voucher itself stays good.`,

  total: "Together",

  close: "Close",
  qrLabel: (value) => `QR code of the ${value} voucher for the till`,
  typeHint: "To type in, if the camera won't read it",
  screenHint: "The screen may go dark: just tap it then.",
  savePicture: "Save as a picture",
  pictureSaved: "The picture is saved.",
  pictureFailed: "The picture could not be saved. A screenshot does as well.",
  pictureFoot: "Have it scanned at the till. Whoever has the code has the voucher.",
  pictureName: (euros, ending) => `City-voucher-${euros}-euro-${ending}.png`,

  move: "To another phone",
  moveFromDesk: "At a computer? Scan it with your phone",
  moveTitle: "To another phone",
  moveText: "Scan this picture with the other phone's camera. The voucher is then on both; it is redeemed only once.",
  moveLabel: (count) => (count === 1 ? "QR code with one voucher" : `QR code with ${count} vouchers`),
  movePage: (page, pages) => `Picture ${page} of ${pages}`,
  nextPage: "Next",
  previousPage: "Back",

  remove: "Remove",
  removeTitle: "Remove the voucher from this device?",
  removeText:
    "The mail remains the voucher: its link brings it back at any time. Without mail, picture or print it is lost.",
  removeUsedText: "It can't be redeemed any more; only its display here goes away.",
  removeConfirm: "Remove from device",
  cancel: "Keep it",
  removeFailed: "The browser did not allow the removal. Delete this page's data in its settings.",
  removed: "The voucher has been removed from this device.",

  entryTitle: "Type in a code",
  entryLabel: "Code from the paper or the mail",
  entryHint: "16 characters. Upper or lower case, dashes and spaces don't matter.",
  entrySubmit: "Find the voucher",
  entryErrors: {
    empty: "Type in the code first.",
    mistyped: "One character is not right. Compare the code once more, group by group.",
  },
  entryLength: (count) => `The code has 16 characters; here ${count === 1 ? "is 1" : `are ${count}`}.`,
  otherTown: "This voucher belongs to another town.",
  otherTownLink: "Open it there",
};
