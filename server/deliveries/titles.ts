import { german } from "./messages.de.ts";
import { english } from "./messages.en.ts";

/** What a job is about, in words; its topic where an older release left one that is known no more. */
export function jobTitle(topic: string, language: "de" | "en"): string {
  const titles: Record<string, string> = language === "en" ? english : german;
  return titles[topic] ?? topic;
}
