/**
 * A partner's websites: which pages may embed us, and by which publishable key. A key names the site and authorises
 * nothing; the exact origins say where it may be used.
 */

/** `GET /v1/{network}/desk/{partnerId}/sites`: newest first, revoked ones last. */
export interface ListSitesResponse {
  sites: SiteView[];
  /** Keys of a test network sell nothing real. */
  mode: "test" | "live";
  /** The town's colour, `#rrggbb`: what an element takes where the page sets none. */
  brandColor: string;
}
export interface SiteView {
  id: string;
  name: string;
  /** `pk_test_NETWORK_RANDOM` or `pk_live_NETWORK_RANDOM`. */
  key: string;
  origins: SiteOrigin[];
  state: "active" | "revoked";
  createdAt: string;
  /** When a page of one of its origins last asked for the offer; exact to the hour, nothing about who. */
  lastSeenAt?: string;
  /** Keys that were replaced and go on working until then. */
  oldKeys: { key: string; expiresAt: string }[];
}
export interface SiteOrigin {
  /** As browsers send it, e.g. `https://xn--bckerei-5wa.example`. */
  origin: string;
  /** As people write it. */
  label: string;
}

/** `POST …/sites` and `POST …/sites/{siteId}`: an address in whatever form it was pasted becomes an exact origin. */
export interface SiteRequest {
  name: string;
  origins: string[];
}
/** `POST …/sites/{siteId}/key`: names the key it replaces, so that pressing twice replaces it once. */
export interface ReplaceSiteKeyRequest {
  key: string;
}
export interface SiteResponse {
  site: SiteView;
}

/**
 * `GET /v1/{network}/site-check?site=…`: what `?twuster-doctor` asks from the page itself. Anybody may: a key is printed
 * in every page.
 */
export interface SiteCheckResponse {
  check: SiteCheck;
}
export interface SiteCheck {
  /** `old`: replaced, works until `until`. `revoked`: signed off, or its partner is suspended. */
  key: "good" | "old" | "revoked" | "unknown";
  /** ISO 8601; only with `old`. */
  until?: string;
  /** Whether the asking page's origin is one of the site's; absent where the key is not good. */
  isOriginAllowed?: boolean;
}
