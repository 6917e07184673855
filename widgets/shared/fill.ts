/** A message with its `{names}` filled in. */
export function fill(message: string, values: Record<string, string | number>): string {
  return message.replace(/\{(\w+)\}/g, (whole, name: string) => `${values[name] ?? whole}`);
}
