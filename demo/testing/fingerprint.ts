import type { Page } from "puppeteer-core";

/** A phone with a fingerprint reader, as the browser's own test tools give it (WebAuthn, virtual authenticators). */
export async function addFingerprint(page: Page): Promise<void> {
  const client = await page.createCDPSession();
  await client.send("WebAuthn.enable");
  await client.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}
