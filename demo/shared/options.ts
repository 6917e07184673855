/** The pretend sites; the name is also the host: `http://NAME.localhost`. */
export type SiteName = "baecker" | "blumen" | "imker" | "kultur" | "stadt" | "eis";

export const SITE_NAMES: readonly SiteName[] = ["baecker", "blumen", "imker", "kultur", "stadt", "eis"];

export interface DemoOptions {
  /** Origin of the API without a slash at the end, e.g. `http://localhost:4200`. */
  apiUrl: string;
  /** The publishable key of each site; and its network, where that is the neighbour's. */
  sites: Record<SiteName, { key: string; network?: string; partnerId?: string }>;
  /** Slug of the network, e.g. `twistringen-test`. */
  network: string;
}

/** The pretend site's own address; same port as `apiUrl`. */
export function siteUrl(apiUrl: string, name: SiteName): string {
  const url = new URL(apiUrl);
  url.hostname = `${name}.localhost`;
  return url.origin;
}

/** A hosted page of the town's, e.g. `coupons`. */
export function pageUrl({ apiUrl, network }: Pick<DemoOptions, "apiUrl" | "network">, path: string): string {
  return `${apiUrl}/${network}/${path}`;
}
