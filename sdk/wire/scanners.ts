/**
 * A partner's scanners, for its desk; below `/v1/{network}/desk/{partnerId}/`. Owners and staff; a helper may pair a phone and
 * see nothing.
 */

/** `POST …/pairing-codes`: a code for one phone, to be read off the screen. */
export interface PairingCodeResponse {
  /** 8 characters, grouped. */
  code: string;
  /** Opens the scanner page and fills the code in; what the QR code holds. */
  url: string;
  expiresAt: string;
}

/** `GET …/scanners` */
export interface ScannersResponse {
  scanners: ScannerView[];
  helperLinks: HelperLinkView[];
  embedding: EmbeddingView;
}
export interface ScannerView {
  id: string;
  name: string;
  pairedAt: string;
  /** To within five minutes; absent where it was never used. */
  lastUsedAt?: string;
  /** A helper's phone ends by itself. */
  expiresAt?: string;
  /** Whoever paired it is no longer on the team: the phone may be theirs. Such come first. */
  hasPairerLeft?: true;
}
/** A link that still pairs phones. Its code is shown once, when it is made. */
export interface HelperLinkView {
  id: string;
  until: string;
  phonesLeft: number;
}

/** `POST …/scanners/{scannerId}/name` */
export interface RenameScannerRequest {
  name: string;
}

/** `POST …/helper-links`: a link for a group of phones, all of which end together. */
export interface HelperLinkRequest {
  /** ISO 8601 with offset; at most 31 days ahead. */
  until: string;
  /** 1 to 50. */
  phones: number;
}
export interface HelperLinkResponse {
  url: string;
  until: string;
  phones: number;
}

/** `POST …/embedding`, for owners: pages other than ours on which a scanner may stand, and what all of them may take a day. */
export interface EmbeddingView {
  /** Exact origins, e.g. `https://www.example.org`; at most 10. */
  origins: string[];
  limitCents: number;
}
export type EmbeddingRequest = EmbeddingView;
