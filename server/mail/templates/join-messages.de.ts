/** Joining, suspending, deputising. Subjects hold nothing that somebody typed. */
export const joinMailDe = {
  confirm: {
    subject: "Bitte bestätigen Sie Ihre Bewerbung",
    title: "Noch ein Schritt",
    text: (town: string) =>
      `Sie möchten beim Stadtgutschein ${town} mitmachen. Bitte bestätigen Sie, dass diese Adresse Ihre ist.`,
    button: "Bewerbung ansehen und bestätigen",
    days: (days: number) => `Der Link gilt ${days} Tage. Danach löschen wir, was Sie eingetragen haben.`,
    notYou: "Sie haben sich nicht beworben? Dann brauchen Sie nichts zu tun.",
  },
  arrived: {
    subject: "Eine Bewerbung wartet",
    title: "Eine Bewerbung wartet auf Sie",
    text: "Jemand möchte mitmachen, oder hat Ihre Rückfrage beantwortet. Annehmen, nachfragen oder ablehnen können Sie im Büro.",
    button: "Bewerbung ansehen",
  },
  asked: {
    subject: "Eine Rückfrage zu Ihrer Bewerbung",
    title: "Wir haben noch eine Frage",
    label: "Unsere Frage",
    text: "Antworten Sie auf der Seite Ihrer Bewerbung. Was Sie schon eingetragen haben, steht dort.",
    button: "Antworten",
  },
  approved: {
    subject: "Willkommen: Ihre Bewerbung ist angenommen",
    title: "Sie sind dabei",
    text: (name: string) =>
      `„${name}“ nimmt jetzt teil. An Ihrem Schreibtisch melden Sie Ihr Handy als Scanner an und füllen Ihr Profil aus.`,
    button: "Zum Schreibtisch",
    link: (hours: number) =>
      `Der Knopf meldet Sie an; er gilt ${hours} Stunden und nur einmal. Später holen Sie sich dort einfach einen neuen Link.`,
    desk: "Ihr Schreibtisch",
  },
  declined: {
    subject: "Ihre Bewerbung",
    title: "Ihre Bewerbung können wir nicht annehmen",
    label: "Der Grund",
    text: (days: number) => `Ihre Angaben löschen wir in ${days} Tagen. Sie können sich jederzeit neu bewerben.`,
    questions: (email: string) => `Fragen dazu: ${email}`,
  },
  suspended: {
    subject: "Ihre Teilnahme ist gesperrt",
    title: "Ihre Teilnahme ist vorerst gesperrt",
    text: (name: string) =>
      `„${name}“ kann gerade keine Gutscheine annehmen oder verkaufen. Was schon eingelöst ist, wird abgerechnet.`,
    label: "Der Grund",
    questions: (email: string) => `Wenn Sie das anders sehen oder Fragen haben, schreiben Sie an ${email}.`,
  },
  resumed: {
    subject: "Ihre Teilnahme läuft wieder",
    title: "Es geht weiter",
    text: (name: string) => `„${name}“ kann wieder Gutscheine annehmen und verkaufen. Ihre Scanner gelten weiter.`,
    button: "Zum Schreibtisch",
  },
  deputy: {
    subject: "Ihr Zugang zum Büro der Ausgabestelle",
    title: "Sie gehören jetzt zum Büro",
    text: (town: string) =>
      `Sie können Bewerbungen und Partner des Stadtgutscheins ${town} betreuen. Melden Sie sich mit dieser E-Mail-Adresse an.`,
    button: "Zum Büro",
  },
};

export type JoinMailMessages = typeof joinMailDe;
