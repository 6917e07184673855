import type { SharedMessages } from "./messages.de.ts";

export const sharedEnglish: SharedMessages = {
  retry: "Try again",
  loading: "Loading …",
  testMode: "Testbetrieb (test)",
  requestId: "Reference for questions:",
  slow: "This is taking longer than usual. We keep trying.",
  stale: "As of {time}.",
  offlineTitle: "No connection",
  offline: "Your device is not connected to the internet. Once it is back, this goes on by itself.",
  unreachableTitle: "Not reachable right now",
  unreachable: "Our service does not answer at the moment. Please try again shortly.",
  badKeyTitle: "Something is not set up correctly here",
  badKey: "This page is not, or no longer, registered with us. Please let the owners of the page know.",
  foreignOriginTitle: "Not enabled for this address",
  foreignOrigin: "The owners of this page can have their address enabled by us.",
  rateLimitedTitle: "One moment please",
  rateLimited: "Too many attempts came from this connection. You can go on in {seconds} seconds.",
};
