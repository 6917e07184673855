import type { Elements, Finding, Place } from "../finding.ts";
import type { PolicyWatch } from "./policy.ts";

type Ours = CustomElementConstructor & { major?: string };

/** Whether our code loads here, and whether the tag is ours. */
export async function checkTag(place: Place, elements: Elements, watch: PolicyWatch): Promise<Finding[]> {
  const { tag, name, api } = place;
  let own: Ours;
  try {
    own = await elements[name]!(); // safe because places are found by this list
  } catch (error) {
    const values = { api };
    if (/trusted|createPolicy/i.test(String(error)) || (await watch.forbade("trusted-types")))
      return [{ id: "cspTrustedTypes", level: "bad", values }];
    return [{ id: (await watch.forbade("script-src", api)) ? "cspScript" : "codeMissing", level: "bad", values }];
  }
  const defined: Ours | undefined = customElements.get(tag);
  if (!defined || defined === own || own.isPrototypeOf(defined)) return [];
  if (defined.major === undefined) return [{ id: "tagForeign", level: "bad", values: { tag } }];
  if (defined.major === own.major) return [{ id: "tagTwice", level: "hint" }];
  return [{ id: "tagMajor", level: "bad", values: { major: defined.major } }];
}
