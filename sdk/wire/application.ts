/** Who can join a town by itself; a public body is enrolled by the office. */
export type ApplicantKind = "shop" | "restaurant" | "producer" | "market_trader" | "club" | "service";

/** What the law asks of a trader (Art. 30 DSA, § 5 DDG), and nothing more. */
export interface ApplicationDetails {
  kind: ApplicantKind;
  /** As over the shop's door. */
  name: string;
  /** Owner, company or association, where that is another name. */
  legalName?: string;
  street: string;
  postalCode: string;
  city: string;
  phone: string;
  email: string;
  /** Commercial register, register of associations …; absent where there is none. */
  registerNumber?: string;
  /** Exactly as the bank has it: transfers are checked against it (verification of payee). */
  accountHolder: string;
  iban: string;
}

/**
 * `POST /v1/{network}/applications` (with `Idempotency-Key`): mails a link that confirms the address; only then the
 * application is there. The answer is the same whether anything is known or not.
 */
export interface ApplyRequest extends ApplicationDetails {
  /** "I offer only what complies with the law" (Art. 30 (1) e DSA). */
  certified: true;
  language: "de" | "en";
}
export interface ApplyResponse {
  /** How long the link in the mail is good, in days. */
  days: number;
}

export type ApplicationState = "unconfirmed" | "submitted" | "asked" | "approved" | "declined";

/** `GET /v1/{network}/operator/applications`: those that wait first, oldest first; then the decided ones, newest first. */
export interface ListApplicationsResponse {
  applications: ApplicationSummary[];
}
export interface ApplicationSummary {
  id: string;
  state: Exclude<ApplicationState, "unconfirmed">;
  kind: ApplicantKind;
  name: string;
  confirmedAt: string;
  decidedAt?: string;
}

/** `GET /v1/{network}/operator/applications/{id}`; also the answer to deciding. */
export interface ApplicationResponse {
  application: ApplicationView;
}
export interface ApplicationView extends ApplicationSummary {
  /** Absent once it is erased. */
  details?: ApplicationDetails;
  /** What was asked back, and answered. */
  questions: { question: string; answer?: string }[];
  /** Why it was declined, as the applicant reads it. */
  reason?: string;
  /** Of the partner it became. */
  partnerId?: string;
}

/** `POST …/applications/{id}/question` and `…/refusal`: words for the applicant. */
export interface ApplicationMessageRequest {
  message: string;
}
