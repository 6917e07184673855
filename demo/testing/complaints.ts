import type { Page } from "puppeteer-core";

/** From now on, what this page throws and what its strict policy refuses is added to `complaints`, as it happens. */
export function listenTo(page: Page, complaints: string[]): void {
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => {
    if (/Content Security Policy|TrustedHTML|TrustedScript/i.test(message.text())) complaints.push(message.text());
  });
}
