/** `anna@example.org` → `a…@example.org`: enough to recognise, not enough to write to. One letter alone is left out, too. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf("@");
  const first = /^.(?=.)/u.exec(email.slice(0, at))?.[0] ?? "";
  return `${first}…${email.slice(at)}`;
}
