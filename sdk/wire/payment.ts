/** `test`: the test provider (test networks only). `bank_transfer`: GiroCode and RF reference. */
export type PaymentMethod = "test" | "bank_transfer";

/** What the buyer has to do to pay. */
export type PaymentInstruction =
  /** Go there; the provider sends the buyer back to the order page. */
  | { method: "test"; redirectUrl: string }
  /** Transfer exactly this, with exactly this reference (ISO 11649). */
  | {
      method: "bank_transfer";
      accountHolder: string;
      iban: string;
      bic: string;
      amountCents: number;
      reference: string;
      /** EPC069-12 text of the GiroCode, to be drawn as a QR code. */
      giroCode: string;
    };

/** `POST /v1/{network}/payment-notices/{provider}`: a hint to look, never a proof. */
export interface PaymentNotice {
  /** The provider's id of the payment. */
  id: string;
}

/** `POST /v1/{network}/transfers`: the issuer confirms by hand what its bank statement shows. */
export interface ConfirmTransferRequest {
  /** RF reference as printed on the statement; spaces are forgiven. */
  reference: string;
  amountCents: number;
  /** The statement's own reference of this booking; the same one counts once. */
  bankReference: string;
  /**
   * True: book it even though it does not fit, for a person to clear up. Without it a transfer that does not fit is not
   * booked at all: most of them are typing errors, which would otherwise stand in the books.
   */
  acceptReview?: boolean;
}
export interface ConfirmTransferResponse {
  /**
   * `paid`: the order is paid now. `already_recorded`: this booking was entered before.
   * `review`: amount or reference does not fit (too much, too little, twice, unknown):
   * kept on the list for a person, the order is untouched.
   * `mismatch`: it does not fit and `acceptReview` was not given; nothing was booked.
   * `other_booking`: this bank reference was entered before with another amount or order; nothing was booked.
   */
  outcome: "paid" | "already_recorded" | "review" | "mismatch" | "other_booking";
  orderNumber?: string;
}
