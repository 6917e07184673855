import type { OpeningHours } from "./opening-hours.ts";

export type PartnerKind = "shop" | "restaurant" | "producer" | "market_trader" | "club" | "service" | "public_body";

/** What a partner may call itself; the names are in category-names.de.ts and category-names.en.ts. */
export type CategoryId =
  | "bakery"
  | "butcher"
  | "groceries"
  | "farm"
  | "food"
  | "flowers"
  | "fashion"
  | "books"
  | "home"
  | "electronics"
  | "health"
  | "beauty"
  | "crafts"
  | "sports"
  | "gifts"
  | "culture"
  | "club"
  | "services";

/** What a partner tells about itself, as its desk edits it. */
export interface ProfileInput {
  story: string;
  /** http or https, or empty. */
  website: string;
  phone: string;
  street: string;
  postalCode: string;
  city: string;
  categories: CategoryId[];
  hours: OpeningHours;
  /** Degrees; absent where it is on no map. */
  location?: { latitude: number; longitude: number } | undefined;
  /** On the public pages, or not. */
  isListed: boolean;
}

export interface PictureView {
  id: string;
  /** What is to be seen on it, for those who can't see. */
  alt: string;
  /** Pixels of the large one. */
  width: number;
  height: number;
  /** At most 1600 px and 480 px wide or high. */
  url: string;
  smallUrl: string;
}

/** `GET` and `POST /v1/{network}/desk/{partnerId}/profile`; also the answer to everything that changes a picture. */
export interface ProfileResponse {
  profile: Profile;
}
export interface Profile extends ProfileInput {
  name: string;
  kind: PartnerKind;
  /** In the order of the page. */
  pictures: PictureView[];
  /** The public page; absent while there is none. */
  pageUrl?: string | undefined;
  /** Who else is on the map, so that one finds one's place on it. */
  neighbours: { name: string; latitude: number; longitude: number }[];
}

/**
 * `POST /v1/{network}/desk/{partnerId}/pictures`: the file itself is the body (JPEG, PNG or WebP, at most 8 MB).
 * `POST …/pictures/{id}`: its words. `POST …/pictures/order`: all ids, first one first. `POST …/pictures/{id}/removal`.
 */
export interface DescribePictureRequest {
  alt: string;
}
export interface OrderPicturesRequest {
  ids: string[];
}

/** `GET /v1/{network}/partners`: everybody who takes part and wants to be found, by name. */
export interface PartnersResponse {
  network: { town: string; voucherName: string; mode: "test" | "live"; brandColor: string; timeZone: string };
  /** The public list, for those who want a page of its own. */
  pageUrl: string;
  partners: PublicPartner[];
}
export interface PublicPartner {
  id: string;
  name: string;
  kind: PartnerKind;
  categories: CategoryId[];
  street: string;
  postalCode: string;
  city: string;
  hours: OpeningHours;
  location?: { latitude: number; longitude: number } | undefined;
  pageUrl: string;
}
