import { html } from "hono/html";

const BERLIN = new Intl.DateTimeFormat("de-DE", {
  weekday: "short",
  day: "numeric",
  month: "short",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  timeZone: "Europe/Berlin",
});

/** "Mo., 23. Nov. 2026, 14:05 Uhr"; what is no date is shown as it came. */
export function dateTime(iso: string): string {
  const date = new Date(iso);
  return Number.isNaN(date.getTime()) ? iso : `${BERLIN.format(date).replace(" um ", ", ")} Uhr`;
}

/** "184 kB" */
export function bytes(size: number): string {
  return size < 1000
    ? `${size} Byte`
    : `${new Intl.NumberFormat("de-DE", { maximumFractionDigits: 0 }).format(size / 1000)} kB`;
}

/** Plain text with its http addresses as links; everything else is escaped. */
export function linked(text: string) {
  return text
    .split(/(https?:\/\/[^\s<>"]+)/)
    .map((part, i) => (i % 2 ? html`<a href="${part}" target="_blank" rel="noopener">${part}</a>` : html`${part}`));
}

/** The mail's own markup as it goes into the frame: links open a page of their own, since the frame may not run scripts. */
export function srcdoc(mailHtml: string): string {
  const base = '<base target="_blank">';
  const head = /<head[^>]*>/i.exec(mailHtml);
  if (!head) return `<!doctype html>${base}${mailHtml}`;
  const end = head.index + head[0].length;
  return mailHtml.slice(0, end) + base + mailHtml.slice(end);
}
