/** The five pretend sites; the name is also the host: `http://NAME.localhost`. */
export type SiteName = "baecker" | "blumen" | "imker" | "kultur" | "stadt";

export const SITE_NAMES: readonly SiteName[] = ["baecker", "blumen", "imker", "kultur", "stadt"];

export interface DemoOptions {
  /** Origin of the API without a slash at the end, e.g. `http://localhost:4200`. */
  apiUrl: string;
  /** The publishable key of each site. */
  sites: Record<SiteName, { key: string }>;
  /** Slug of the network, e.g. `twistringen-test`. */
  network: string;
}

/** The pretend site's own address; same port as `apiUrl`. */
export function siteUrl(apiUrl: string, name: SiteName): string {
  const url = new URL(apiUrl);
  url.hostname = `${name}.localhost`;
  return url.origin;
}
