import type { DoctorMessages } from "./messages.de.ts";

export const english: DoctorMessages = {
  title: "Twuster: check of this page",
  running: "Checking …",
  allGood: "Everything is in order.",
  problems: "To be mended: {count}",
  hints: "Hints",
  good: "In order",
  close: "Close",
  again: "Check again",
  copy: "Copy the report",
  copied: "Copied.",
  onlyYou: "Only you see this box, because ?twuster-doctor is in the address.",
  findings: {
    none: [
      "There is no element of ours on this page",
      "Put the second line from your desk where the element should appear.",
    ],
    unknownTag: ["There is no {tag}", "Compare the spelling with the line from your desk."],
    insecure: [
      "This page comes without https",
      "Turn on https at your host and redirect http to it. A key is good on https addresses only, and without https there is no camera.",
    ],
    sandboxed: [
      "This page is in a sandboxed frame",
      "Such frames have no address that could be allowed. Put the lines into the page itself or use a plain link.",
    ],
    mixed: [
      "The script comes without https",
      "This page has https, {api} has not; browsers block that. Write https in the script line.",
    ],
    offline: ["This device is offline", "Check again when it has a connection."],
    unreachable: [
      "{api} cannot be reached from here",
      "An ad blocker, a virus scanner or the network stops the request, or our service is down. Try another browser.",
    ],
    reachable: ["The service can be reached", "{api}"],
    keyMissing: ["The element has no key", 'Add site="pk_…" from your desk.'],
    keyMalformed: ["The key is incomplete", "“{key}” is no key. Copy the whole line again."],
    keyUnknown: [
      "The key is unknown",
      "“{key}” does not exist, or was replaced and has run out. Copy the line from your desk again.",
    ],
    keyRevoked: [
      "The key is revoked",
      "This website was revoked at the desk, or the business is suspended. Add the website anew and use the new key.",
    ],
    keyOld: ["The key was replaced", "It is good until {until}. Use the new one from your desk."],
    keyGood: ["The key is good", "{key}"],
    originForeign: ["This address is not allowed", "At your desk, under “Websites”, add this address: {origin}"],
    originGood: ["This address is allowed", "{origin}"],
    networkMissing: ["The element does not say its town", 'Add network="…" from your desk.'],
    networkUnknown: ["There is no town “{network}” here", "Compare the spelling with the line from your desk."],
    cspConnect: [
      "The page's security policy blocks our requests",
      "Add to the Content-Security-Policy: connect-src {api}",
    ],
    cspImg: ["The page's security policy blocks our pictures", "Add to the Content-Security-Policy: img-src {api}"],
    cspScript: [
      "The page's security policy blocks a part of our script",
      "Add to the Content-Security-Policy: script-src {api}",
    ],
    cspTrustedTypes: [
      "The page requires Trusted Types and does not know our policy",
      "Append to trusted-types in the Content-Security-Policy: lit-html",
    ],
    cspGood: ["The page's security policy allows all we need", "Requests, pictures, scripts, styles."],
    codeMissing: [
      "A part of our script does not load",
      "Reload the page. If it stays so, an optimiser or blocker holds back files of {api}.",
    ],
    styleOld: [
      "This browser is old",
      "Safari before 16.4 needs style-src 'unsafe-inline' or a nonce; without, the element looks plain.",
    ],
    worker: [
      "QR codes are read on the page itself",
      "It is quicker with worker-src blob: in the Content-Security-Policy.",
    ],
    cameraPolicy: [
      "This page does not allow the camera",
      'Change the Permissions-Policy header to camera=(self). In a frame, it needs allow="camera".',
    ],
    cameraGood: ["The camera is allowed", "The browser asks the first time."],
    tagForeign: ["<{tag}> belongs to somebody else on this page", "Another script took this name. Remove it."],
    tagMajor: [
      "Another version of ours runs on this page",
      "Version {major} is in force here. Remove the older script line.",
    ],
    tagTwice: ["Our script is on the page twice", "One script line is enough; remove the other."],
    hidden: ["<{tag}> is hidden by the page", "{where} is not shown (display, opacity). Show it or move the element."],
    narrow: ["<{tag}> has too little room", "It is {width} pixels wide and needs 280. Give {where} more width."],
    cut: ["<{tag}> is cut off", "{where} has a fixed height and overflow: hidden. Remove one of them."],
    covered: ["<{tag}> is covered", "{where} lies on top of it (z-index). Move it away."],
    faded: [
      "<{tag}> is faded or recoloured by the page",
      "{where} has opacity or filter; colours are then not as readable as checked.",
    ],
    contain: [
      "<{tag}> is in a box with contain",
      "If {where} has no fixed size, room is missing; otherwise there is nothing to do.",
    ],
    font: ["<{tag}> inherits an unusual font size", "{size} pixels. Set font-size on the element, for example 16px."],
    themeGood: ["The page's looks do not interfere", "Room, visibility, font size."],
  },
};
