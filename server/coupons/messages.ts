/** Words of the file a desk takes away; everything else about coupons is said by elements and pages. */
export const figureMessages = {
  de: {
    fileName: "coupon-zahlen",
    columns: ["Monat", "Wochentag", "Stunde", "Mitgenommen auf", "Mitgenommen", "Eingelöst"],
    weekdays: ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"],
    ownPages: "Seiten der Stadt",
  },
  en: {
    fileName: "coupon-figures",
    columns: ["Month", "Weekday", "Hour", "Taken on", "Taken", "Redeemed"],
    weekdays: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    ownPages: "The town's pages",
  },
};
