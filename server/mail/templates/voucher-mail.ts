import { formatCode } from "../../../sdk/wire/pass-code.ts";
import { formatCents, formatDay } from "../../documents/format.ts";
import { tidyGreeting } from "../../documents/greeting.ts";
import type { Block } from "./block.ts";
import { composeMail } from "./compose-mail.ts";
import { mailMessages } from "./messages.ts";
import { orderNote } from "./town-blocks.ts";
import type { Mail, VoucherMailInput } from "./types.ts";

/**
 * The mail that is the voucher: one card each, a link for all, the greeting. The caller attaches the PDF.
 * Multi-purpose vouchers: no tax is named (§ 3 Abs. 13–15 UStG).
 */
export function voucherMail(input: VoucherMailInput): Mail {
  const { network, vouchers, language, buyer } = input;
  const words = mailMessages(language);
  const count = vouchers.length;
  const greeting = tidyGreeting(input.greeting ?? "");

  const blocks: Block[] = [];
  if (greeting !== "") blocks.push({ kind: "quote", label: words.voucher.greeting, text: greeting });
  for (const voucher of vouchers) {
    const { kind } = voucher;
    const name = kind?.name ?? network.voucherName;
    const face = {
      testMark: network.mode === "test" ? words.testFace : undefined,
      name,
      town: name.includes(network.town) ? undefined : network.town,
      value: formatCents(voucher.valueCents, language),
      validity: words.validUntil(formatDay(voucher.validUntil, language)),
      ...(kind ? { onlyAt: words.onlyAt(kind.groupName) } : {}),
      codeLabel: words.fields.code,
      code: formatCode(voucher.code),
      button: { label: words.voucher.open, url: voucher.walletUrl },
    };
    blocks.push({ kind: "voucher", face });
  }
  if (count > 1 && input.allWalletUrl)
    blocks.push({ kind: "button", label: words.voucher.openAll(count), url: input.allWalletUrl });
  blocks.push(
    { kind: "paragraph", text: words.voucher.keep(count), isStrong: true },
    { kind: "paragraph", text: words.voucher.attached },
    { kind: "paragraph", text: words.voucher.how },
    ...orderNote(network, language),
    { kind: "facts", rows: [[words.fields.order, input.order.number]] },
  );
  const kinds = new Map(vouchers.flatMap(({ kind }) => (kind ? [[kind.whereUrl, kind] as const] : [])));
  const links = [...kinds.values()].map(({ name, whereUrl: url }) => ({ label: words.voucher.whereKind(name), url }));
  if (vouchers.some(({ kind }) => !kind)) links.unshift({ label: words.voucher.where, url: input.whereUrl });
  if (buyer)
    links.push({ label: words.openOrder, url: buyer.orderUrl }, { label: words.withdraw, url: buyer.withdrawalUrl });
  blocks.push({ kind: "links", links });

  return composeMail({
    network,
    language,
    subject: words.voucher.subject(nameOfAll(input), count),
    title: buyer ? words.voucher.title(count) : words.voucher.giftTitle(count),
    preview: words.voucher.keep(count),
    blocks,
  });
}

/** The kind's name where all are of one kind. */
function nameOfAll({ network, vouchers }: VoucherMailInput): string {
  const names = new Set(vouchers.map(({ kind }) => kind?.name ?? network.voucherName));
  return names.size === 1 ? [...names][0]! : network.voucherName; // safe because it has one
}
