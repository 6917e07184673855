import type { SiteCheck } from "../../sdk/wire/sites.ts";
import type { Context } from "../platform/context.ts";
import { findByKey, mayCall } from "./sites.ts";

/** What is the matter with a key on the page that asks. Says nothing that using the key would not say. */
export async function checkSite(context: Context, key: string, origin: string | undefined): Promise<SiteCheck> {
  const found = await findByKey(context, key);
  if (!found) return { key: "unknown" };
  if (!found.isActive) return { key: "revoked" };
  const isOriginAllowed = mayCall(context, found.site, origin);
  return found.oldUntil
    ? { key: "old", until: found.oldUntil.toISOString(), isOriginAllowed }
    : { key: "good", isOriginAllowed };
}
