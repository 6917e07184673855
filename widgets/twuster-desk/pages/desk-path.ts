import type { OfficeView } from "../../shared/office/office-page.ts";

/** A path of this partner's desk, below `/v1/{network}/`. */
export function deskPath({ membership }: Pick<OfficeView, "membership">, path: string): string {
  return `desk/${membership.partner?.id ?? ""}/${path}`;
}
