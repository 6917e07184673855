import type { Elements, Finding, Place } from "../finding.ts";

/** Our tags on the page, and names that are nearly ours. */
export function findPlaces(elements: Elements, origin: string): { places: Place[]; findings: Finding[] } {
  const places: Place[] = [];
  const unknown = new Set<string>();
  for (const element of document.querySelectorAll<HTMLElement>("*")) {
    const tag = element.localName;
    const wish = element.dataset?.["twuster"];
    if (wish !== undefined && !elements[`twuster-${wish}`]) unknown.add(`data-twuster="${wish}"`);
    if (!tag.startsWith("twuster-")) continue;
    const name = tag.replace(/-v\d+$/, "");
    if (elements[name]) places.push({ element, tag, name, api: element.getAttribute("api") ?? origin });
    else unknown.add(`<${tag}>`);
  }
  const findings: Finding[] = [...unknown].map((tag) => ({ id: "unknownTag", level: "bad", values: { tag } }));
  if (places.length === 0 && findings.length === 0) findings.push({ id: "none", level: "bad" });
  return { places, findings };
}

/** What the page as a whole allows. */
export function checkPage(places: Place[]): Finding[] {
  const findings: Finding[] = [];
  if (!isSecureContext) findings.push({ id: "insecure", level: "bad" });
  if (places.some(({ name }) => name === "twuster-scanner")) {
    const allowed = allowsCamera();
    if (allowed !== undefined)
      findings.push(allowed ? { id: "cameraGood", level: "good" } : { id: "cameraPolicy", level: "bad" });
  }
  return findings;
}

/** Undefined in browsers that do not tell (Firefox, Safari). */
function allowsCamera(): boolean | undefined {
  const { featurePolicy } = document as Document & { featurePolicy?: { allowsFeature(name: string): boolean } }; // safe because it may be missing
  return featurePolicy?.allowsFeature("camera");
}
