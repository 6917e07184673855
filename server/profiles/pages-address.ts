import type { Config } from "../platform/config.ts";

/** Below PUBLIC_URL: too short for a network's slug. */
export const pagesPath = "/p";

/** Base of the public pages, without a slash at the end. */
export function pagesBase(config: Config): string {
  return config.PAGES_URL ?? `${config.PUBLIC_URL}${pagesPath}`;
}

export function pictureUrl(config: Config, networkSlug: string, id: string, size: "large" | "small"): string {
  return `${pagesBase(config)}/${networkSlug}/pictures/${id}${size === "small" ? "-small" : ""}.webp`;
}
