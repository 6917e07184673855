import { parseCode } from "../../sdk/wire/pass-code.ts";
import type { DeliveredVoucher, OrderedVoucherLine } from "../../sdk/wire/order.ts";
import type { PrintedVoucher } from "../documents/voucher-document.ts";
import { formatCents } from "../documents/format.ts";
import { renderVoucherPdf } from "../documents/voucher-pdf.ts";
import { dayOf } from "../platform/calendar.ts";
import type { Context } from "../platform/context.ts";
import { walletUrl } from "../passes/issue.ts";
import type { DeliveryKind } from "../mail/delivery-kind.ts";
import { mailMessages } from "../mail/templates/messages.ts";
import { voucherMail } from "../mail/templates/voucher-mail.ts";

/** Vouchers as a mail and as cards to be folded. */
export const voucherDelivery: DeliveryKind<DeliveredVoucher> = {
  confirm: ({ voucherName }, lines: OrderedVoucherLine[], language) => {
    const words = mailMessages(language);
    const items = lines.map(({ quantity, valueCents, voucherKind }) => {
      const item = words.placed.line(quantity, voucherKind?.name ?? voucherName, formatCents(valueCents, language));
      return voucherKind ? `${item}, ${words.onlyAt(voucherKind.groupName)}` : item;
    });
    const { arrival, arrivalOn, withdrawal } = words.placed;
    return { items, arrival, arrivalOn, withdrawal };
  },
  paid: (_network, _lines, language) => {
    const { toBuyer, toBuyerOn, toRecipient, toRecipientOn } = mailMessages(language).paid;
    return { toBuyer, toBuyerOn, toRecipient, toRecipientOn };
  },
  letter: async (context, { order, delivered, greeting, buyer }) => {
    const vouchers = delivered.map(toPrinted);
    const codes = vouchers.map((voucher) => voucher.code);
    return voucherMail({
      network: context.network,
      order: { number: order.number },
      vouchers,
      ...(codes.length > 1 ? { allWalletUrl: walletUrl(context, codes) } : {}),
      ...(greeting ? { greeting } : {}),
      whereUrl: whereUrl(context),
      ...(buyer ? { buyer } : {}),
      language: order.language,
    });
  },
  print: async (context, { order, delivered, greeting }) => ({
    filename: `Gutschein-${order.number}.pdf`,
    content: await renderVoucherPdf({
      network: context.network,
      order: { number: order.number, boughtOn: dayOf(order.paidAt ?? order.placedAt, context.network.timeZone) },
      vouchers: delivered.map(toPrinted),
      ...(greeting ? { greeting } : {}),
      language: order.language,
      whereUrl: whereUrl(context),
    }),
    contentType: "application/pdf",
  }),
};

function toPrinted({ code, valueCents, validUntil, walletUrl: url, voucherKind }: DeliveredVoucher): PrintedVoucher {
  const kind = voucherKind ? { kind: voucherKind } : {};
  return { code: parseCode(code)!, valueCents, validUntil, walletUrl: url, ...kind }; // safe because listDelivered wrote the code
}

function whereUrl(context: Context): string {
  return `${context.config.PUBLIC_URL}/${context.network.slug}/where`;
}
