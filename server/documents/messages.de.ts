/** Every word printed on a voucher. */
export const printedDe = {
  test: "Testbetrieb – kein echter Gutschein",
  onlyAt: (group: string) => `gilt nur bei: ${group}`,
  validUntil: (day: string) => `gültig bis ${day}`,
  giftTo: "Für",
  giftFrom: "Von",
  fold: "Hier nach hinten falten: vorn der Gruß, hinten der Code",
  code: "Code",
  value: "Wert",
  validity: "Gültig bis",
  qr: "QR-Code: öffnet den Gutschein auf dem Handy",
  qrCaption: "An der Kasse zeigen oder mit dem Handy öffnen",
  howTitle: "So wird er eingelöst",
  how: "Zeigen Sie den QR-Code oder nennen Sie den Code. Der Gutschein wird ganz eingelöst, keine Auszahlung.",
  whereTitle: "Wo er gilt",
  keepTitle: "Gut aufheben",
  keep: "Wer den Code hat, kann ihn einlösen. Behandeln Sie ihn wie Bargeld.",
  order: (number: string, day: string) => `Bestellung ${number} vom ${day}`,
  position: (position: number, count: number) => `Gutschein ${position} von ${count}`,
  issuer: (name: string) => `Aussteller: ${name}`,
  title: (voucherName: string, orderNumber: string) => `${voucherName}, Bestellung ${orderNumber}`,
};

export type PrintedMessages = typeof printedDe;
