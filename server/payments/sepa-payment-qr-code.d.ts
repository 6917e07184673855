declare module "sepa-payment-qr-code" {
  /** The text of an EPC069-12 code. `amount` in euros. Throws where a field breaks the standard. */
  const generateQrCode: (data: {
    name: string;
    bic: string;
    iban: string;
    amount: number;
    structuredReference: string;
  }) => string;
  export default generateQrCode;
}
