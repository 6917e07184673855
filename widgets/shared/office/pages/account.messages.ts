import type { Language } from "../../language.ts";

const german = {
  signedInAs: "Angemeldet als",
  passkeys: "Passkeys",
  passkeysText: "Mit einem Passkey melden Sie sich per Fingerabdruck, Gesicht oder PIN an, ohne Mail.",
  noPasskeys: "Noch keiner.",
  addPasskey: "Passkey anlegen",
  passkeyName: "Mein Gerät",
  passkeyAdded: "Der Passkey ist angelegt.",
  passkeyRemoved: "Der Passkey ist entfernt.",
  remove: "Entfernen",
  usedOn: "zuletzt benutzt am",
  sessions: "Angemeldete Geräte",
  thisDevice: "dieses Gerät",
  everywhere: "Überall abmelden",
  everywhereText: "Handy verloren? Melden Sie sich überall ab und auf dem neuen Gerät mit einem Link wieder an.",
  failed: "Das hat nicht geklappt. Bitte versuchen Sie es noch einmal.",
};
export type AccountMessages = typeof german;

const english: AccountMessages = {
  signedInAs: "Signed in as",
  passkeys: "Passkeys",
  passkeysText: "With a passkey you sign in by fingerprint, face or PIN, without a mail.",
  noPasskeys: "None yet.",
  addPasskey: "Make a passkey",
  passkeyName: "My device",
  passkeyAdded: "The passkey is made.",
  passkeyRemoved: "The passkey is removed.",
  remove: "Remove",
  usedOn: "last used on",
  sessions: "Devices signed in",
  thisDevice: "this device",
  everywhere: "Sign out everywhere",
  everywhereText: "Lost your phone? Sign out everywhere and sign in again on the new device by a link.",
  failed: "That did not work. Please try again.",
};

export const accountMessages: Record<Language, AccountMessages> = { de: german, simple: german, en: english };
