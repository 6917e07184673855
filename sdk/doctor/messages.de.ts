/** `{origin}`, `{key}` and so on stand for what was found. First what is the matter, then what to do. */
export const german = {
  title: "Twuster: Prüfung dieser Seite",
  running: "Wird geprüft …",
  allGood: "Alles in Ordnung.",
  problems: "Zu beheben: {count}",
  hints: "Hinweise",
  good: "In Ordnung",
  close: "Schließen",
  again: "Noch einmal prüfen",
  copy: "Bericht kopieren",
  copied: "Kopiert.",
  onlyYou: "Nur Sie sehen dieses Feld, weil ?twuster-doctor in der Adresse steht.",
  findings: {
    none: [
      "Auf dieser Seite steht kein Element von uns",
      "Setzen Sie die zweite Zeile aus Ihrem Schreibtisch an die Stelle, an der das Element erscheinen soll.",
    ],
    unknownTag: ["{tag} gibt es nicht", "Vergleichen Sie die Schreibweise mit der Zeile aus Ihrem Schreibtisch."],
    insecure: [
      "Diese Seite kommt ohne https",
      "Schalten Sie bei Ihrem Anbieter https ein und leiten Sie http dorthin um. Ein Schlüssel gilt nur auf https-Adressen, und ohne https gibt es keine Kamera.",
    ],
    sandboxed: [
      "Diese Seite steckt in einem abgeschotteten Rahmen",
      "Solche Rahmen haben keine Adresse, die man freischalten könnte. Setzen Sie die Zeilen in die Seite selbst oder nehmen Sie einen einfachen Link.",
    ],
    mixed: [
      "Das Skript kommt ohne https",
      "Diese Seite hat https, {api} nicht; Browser sperren das. Schreiben Sie in der Skriptzeile https.",
    ],
    offline: ["Dieses Gerät hat gerade keine Verbindung", "Prüfen Sie noch einmal, wenn es wieder Empfang hat."],
    unreachable: [
      "{api} ist von hier nicht zu erreichen",
      "Ein Werbeblocker, ein Virenschutz oder das Netz hält die Anfrage auf, oder unser Dienst ruht. Versuchen Sie es in einem anderen Browser.",
    ],
    reachable: ["Der Dienst ist zu erreichen", "{api}"],
    keyMissing: ["Am Element fehlt der Schlüssel", 'Ergänzen Sie site="pk_…" aus Ihrem Schreibtisch.'],
    keyMalformed: [
      "Der Schlüssel ist unvollständig",
      "„{key}“ ist kein Schlüssel. Kopieren Sie die Zeile noch einmal ganz.",
    ],
    keyUnknown: [
      "Der Schlüssel ist unbekannt",
      "„{key}“ gibt es nicht, oder er wurde ersetzt und ist abgelaufen. Kopieren Sie die Zeile noch einmal aus Ihrem Schreibtisch.",
    ],
    keyRevoked: [
      "Der Schlüssel ist abgemeldet",
      "Diese Webseite wurde am Schreibtisch abgemeldet, oder der Betrieb ist gesperrt. Tragen Sie die Webseite neu ein und setzen Sie den neuen Schlüssel ein.",
    ],
    keyOld: [
      "Der Schlüssel wurde ersetzt",
      "Er gilt noch bis {until}. Setzen Sie den neuen aus Ihrem Schreibtisch ein.",
    ],
    keyGood: ["Der Schlüssel gilt", "{key}"],
    originForeign: [
      "Diese Adresse ist nicht freigeschaltet",
      "Tragen Sie am Schreibtisch unter „Webseiten“ diese Adresse ein: {origin}",
    ],
    originGood: ["Diese Adresse ist freigeschaltet", "{origin}"],
    networkMissing: ["Am Element fehlt die Stadt", 'Ergänzen Sie network="…" aus Ihrem Schreibtisch.'],
    networkUnknown: [
      "Die Stadt „{network}“ gibt es hier nicht",
      "Vergleichen Sie die Schreibweise mit der Zeile aus Ihrem Schreibtisch.",
    ],
    cspConnect: [
      "Die Sicherheitsregeln der Seite sperren unsere Anfragen",
      "Ergänzen Sie in der Content-Security-Policy: connect-src {api}",
    ],
    cspImg: [
      "Die Sicherheitsregeln der Seite sperren unsere Bilder",
      "Ergänzen Sie in der Content-Security-Policy: img-src {api}",
    ],
    cspScript: [
      "Die Sicherheitsregeln der Seite sperren einen Teil unseres Skripts",
      "Ergänzen Sie in der Content-Security-Policy: script-src {api}",
    ],
    cspTrustedTypes: [
      "Die Seite verlangt Trusted Types und kennt unsere Regel nicht",
      "Hängen Sie in der Content-Security-Policy an trusted-types an: lit-html",
    ],
    cspGood: ["Die Sicherheitsregeln der Seite lassen alles Nötige zu", "Anfragen, Bilder, Skripte, Formatierungen."],
    codeMissing: [
      "Ein Teil unseres Skripts lädt nicht",
      "Laden Sie die Seite neu. Bleibt es so, hält ein Optimierer oder Blocker Dateien von {api} zurück.",
    ],
    styleOld: [
      "Dieser Browser ist alt",
      "Safari vor 16.4 braucht style-src 'unsafe-inline' oder einen Nonce; sonst erscheint das Element schlicht.",
    ],
    worker: [
      "QR-Codes werden auf der Seite selbst gelesen",
      "Schneller geht es mit worker-src blob: in der Content-Security-Policy.",
    ],
    cameraPolicy: [
      "Diese Seite lässt keine Kamera zu",
      'Ändern Sie die Kopfzeile Permissions-Policy auf camera=(self). Steht die Seite in einem Rahmen, braucht er allow="camera".',
    ],
    cameraGood: ["Die Kamera ist erlaubt", "Der Browser fragt beim ersten Mal."],
    tagForeign: [
      "<{tag}> gehört auf dieser Seite jemand anderem",
      "Ein anderes Skript hat diesen Namen vergeben. Entfernen Sie es.",
    ],
    tagMajor: [
      "Auf dieser Seite läuft eine andere Fassung von uns",
      "Hier gilt Fassung {major}. Entfernen Sie die ältere Skriptzeile.",
    ],
    tagTwice: ["Unser Skript steht zweimal auf der Seite", "Eine Skriptzeile genügt; entfernen Sie die andere."],
    hidden: [
      "<{tag}> wird von der Seite versteckt",
      "{where} ist ausgeblendet (display, opacity). Zeigen Sie es oder versetzen Sie das Element.",
    ],
    narrow: [
      "<{tag}> hat zu wenig Platz",
      "Es ist {width} Pixel breit und braucht 280. Geben Sie {where} mehr Breite.",
    ],
    cut: [
      "<{tag}> wird abgeschnitten",
      "{where} hat eine feste Höhe und overflow: hidden. Nehmen Sie eines davon weg.",
    ],
    covered: ["<{tag}> wird verdeckt", "{where} liegt darüber (z-index). Rücken Sie es weg."],
    faded: [
      "<{tag}> wird von der Seite verblasst oder verfärbt",
      "{where} hat opacity oder filter; Farben sind dann nicht mehr so lesbar wie geprüft.",
    ],
    contain: [
      "<{tag}> steht in einem Kasten mit contain",
      "Hat {where} keine feste Größe, fehlt Platz; sonst ist nichts zu tun.",
    ],
    font: [
      "<{tag}> erbt eine ungewöhnliche Schriftgröße",
      "{size} Pixel. Setzen Sie font-size am Element, zum Beispiel 16px.",
    ],
    themeGood: ["Das Aussehen der Seite stört nicht", "Platz, Sichtbarkeit, Schriftgröße."],
  },
} satisfies { findings: Record<string, [string, string]>; [word: string]: unknown };

type Words<T> = {
  [K in keyof T]: T[K] extends string ? string : T[K] extends [string, string] ? [string, string] : Words<T[K]>;
};
export type DoctorMessages = Words<typeof german>;
