/** Words of the file for a spreadsheet. */
export const exportMessages = {
  de: {
    fileName: "Einloesungen",
    columns: ["Tag", "Uhrzeit", "Beleg", "Betrag EUR", "Scanner", "Eigener Beleg", "Rückgängig"],
    yes: "ja",
  },
  en: {
    fileName: "redemptions",
    columns: ["Day", "Time", "Receipt", "Amount EUR", "Scanner", "Own receipt", "Undone"],
    yes: "yes",
  },
};
