import { checkKey } from "./checks/key.ts";
import { checkPage, findPlaces } from "./checks/page.ts";
import { checkPolicy, PolicyWatch } from "./checks/policy.ts";
import { checkTag } from "./checks/tag.ts";
import { checkTheme } from "./checks/theme.ts";
import type { Elements, Finding } from "./finding.ts";
import { showPanel } from "./panel.ts";

/**
 * The embed check: says on the page itself what keeps our elements from working there, and what to do. Loaded only where
 * `?twuster-doctor` is in the address. Changes nothing on the page but its own panel, and keeps nothing.
 */
export async function examinePage(elements: Elements): Promise<void> {
  if (document.readyState !== "complete") await new Promise((ready) => addEventListener("load", ready, { once: true }));
  await showPanel(() => examine(elements));
}

async function examine(elements: Elements): Promise<Finding[]> {
  const origin = new URL(import.meta.url).origin;
  const watch = new PolicyWatch();
  const { places, findings } = findPlaces(elements, origin);
  findings.push(...checkPage(places));
  for (const place of places) {
    const tags = await checkTag(place, elements, watch);
    findings.push(...tags, ...(await checkKey(place, watch)));
    // Somebody else's element looks as they like.
    if (tags.every(({ level }) => level !== "bad")) findings.push(...checkTheme(place));
  }
  for (const api of new Set(places.map((place) => place.api)))
    findings.push(...(await checkPolicy(api, places, watch)));
  watch.stop();
  const hasNone = (ids: RegExp): boolean => !findings.some(({ id, level }) => level !== "good" && ids.test(id));
  if (places.length > 0 && hasNone(/^csp|^styleOld$|^codeMissing$/)) findings.push({ id: "cspGood", level: "good" });
  if (places.length > 0 && hasNone(/^(?:hidden|narrow|cut|covered|faded|contain|font|tag)/))
    findings.push({ id: "themeGood", level: "good" });
  return onlyOnce(findings);
}

/** Two elements with the same fault are one fault. */
function onlyOnce(findings: Finding[]): Finding[] {
  return [...new Map(findings.map((finding) => [JSON.stringify(finding), finding])).values()];
}
