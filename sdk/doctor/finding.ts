import type { DoctorMessages } from "./messages.de.ts";

/** `bad`: has to be mended. `hint`: works, could be better. `good`: looked at and in order. */
export interface Finding {
  id: keyof DoctorMessages["findings"];
  level: "bad" | "hint" | "good";
  /** What stands for `{name}` in the sentences. */
  values?: Record<string, string>;
}

/** The loader's own list: tag → its code. */
export type Elements = Record<string, () => Promise<CustomElementConstructor>>;

/** One of our tags on the page. */
export interface Place {
  element: HTMLElement;
  /** As it stands there; may end in `-v1`. */
  tag: string;
  /** In the loader's list. */
  name: string;
  /** Base URL of the API. */
  api: string;
}
