import type { Language } from "../../shared/language.ts";

const german = {
  sticker: "Fensteraufkleber",
  stickerText: "A5: „Wir nehmen den Stadtgutschein“, mit Code zur Liste aller, die ihn nehmen.",
  card: "Kassenkarte",
  cardText: "A6: Gutschein annehmen in drei Schritten, mit Code zur Scanner-Seite.",
  open: "PDF öffnen",
  hint: "Auf festes Papier drucken, „tatsächliche Größe“ wählen.",
};
export type PrintsMessages = typeof german;

const english: PrintsMessages = {
  sticker: "Window sticker",
  stickerText: "A5: “We take the town voucher”, with a code for the list of everybody who takes it.",
  card: "Counter card",
  cardText: "A6: taking a voucher in three steps, with a code for the scanner page.",
  open: "Open the PDF",
  hint: "Print on stiff paper, choose “actual size”.",
};

export const printsMessages: Record<Language, PrintsMessages> = { de: german, simple: german, en: english };
