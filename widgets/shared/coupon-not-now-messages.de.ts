/** Why a good coupon is not taken at this moment. Apart from what it gives, for not every element says this. */
export const notNowGerman = {
  daysLong: "{first} bis {last}",
  weekdaysLong: "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag",
  hoursLong: "von {from} bis {until} Uhr",
  too_early: "Noch nicht: ab {date}",
  other_weekday: "Heute nicht: gilt {days}",
  other_hours: "Jetzt nicht: gilt {hours}",
};

export type NotNowMessages = typeof notNowGerman;
