import type { Language } from "../../shared/language.ts";

const german = {
  taking: "Einen Moment …",
  takenTitle: "Ist da",
  taken: "Der Coupon liegt bereit. Öffnen Sie ihn auf dem Handy; er bleibt dort, auch ohne Netz.",
  open: "Auf diesem Gerät öffnen",
  qr: "QR-Code: öffnet den Coupon auf dem Handy",
  none_left: "Alle vergeben",
  none_left_today: "Für heute vergeben",
  more_tomorrow: "Für heute vergeben, morgen gibt es neue",
  not_offered: "Diesen Coupon gibt es nicht mehr.",
  tryAgain: "Noch einmal versuchen",
};

/** Words that nobody needs before the first press; one small file for all languages. */
export const takingMessages: Record<Language, typeof german> = {
  de: german,
  en: {
    taking: "One moment …",
    takenTitle: "It is yours",
    taken: "The coupon is ready. Open it on your phone; it stays there, without a network too.",
    open: "Open on this device",
    qr: "QR code: opens the coupon on a phone",
    none_left: "All given away",
    none_left_today: "All given away for today",
    more_tomorrow: "All given away for today, more tomorrow",
    not_offered: "This coupon is no longer given away.",
    tryAgain: "Try again",
  },
  simple: {
    ...german,
    taken: "Der Coupon gehört jetzt Ihnen. Öffnen Sie ihn auf dem Handy.",
    none_left: "Es gibt keinen mehr.",
    none_left_today: "Heute gibt es keinen mehr.",
    more_tomorrow: "Heute gibt es keinen mehr. Morgen gibt es neue.",
  },
};
