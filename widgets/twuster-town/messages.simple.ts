import { sharedSimple } from "../shared/messages.simple.ts";
import { german, type TownMessages } from "./messages.de.ts";

export const simple: TownMessages = {
  ...german,
  ...sharedSimple,
  title: "Diese Geschäfte in {town} machen mit",
  intro: "Hier können Sie mit dem {name} bezahlen.",
  search: "Was suchen Sie?",
  openNow: "Nur Geschäfte, die jetzt offen sind",
  nothing: "Wir haben nichts gefunden.",
  map: "Ein Plan von der Stadt. Jede Nummer steht auch in der Liste.",
  open: "Jetzt offen",
  closed: "Jetzt zu",
  opens: "{state}. Macht {when} auf.",
  until: "{state}. Offen bis {when}.",
};
