/** What a mail is made of: said once, rendered as text and as HTML. */
export type Block =
  | { kind: "paragraph"; text: string; isStrong?: boolean }
  /** Words of a buyer: the one block that keeps line breaks and may run right to left. */
  | { kind: "quote"; label: string; text: string }
  | { kind: "facts"; rows: (readonly [label: string, fact: string])[] }
  | { kind: "list"; items: string[] }
  | { kind: "button"; label: string; url: string }
  | { kind: "links"; links: { label: string; url: string }[] }
  | { kind: "voucher"; face: VoucherFace }
  /** Long text of the house, e.g. the instruction on withdrawal. */
  | { kind: "small"; title: string; text: string };

/** A voucher as an object; every part as it is read. */
export interface VoucherFace {
  /** On test networks: says that this is no voucher. */
  testMark?: string;
  name: string;
  /** Present where the name does not hold it. */
  town?: string;
  value: string;
  validity: string;
  /** Present where not everybody takes it: who does. */
  onlyAt?: string;
  codeLabel: string;
  code: string;
  button: { label: string; url: string };
}

/** One line: no break, no control character, so that nothing can pose as a header or a line of ours. */
export function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, " ")
    .replace(/ {2,}/g, " ")
    .trim();
}
