/** What a form's text field holds, trimmed; empty where there is no such field. */
export function fieldText(form: EventTarget | null, name: string): string {
  const value = form instanceof HTMLFormElement ? new FormData(form).get(name) : null;
  return typeof value === "string" ? value.trim() : "";
}
