import { getLocale, getTranslations } from "next-intl/server";
import type { OrderDetails } from "@/lib/contracts/order-view";
import { BILLING_ZONE, formatInstant } from "@/lib/format/date";
import { timeLeftWords } from "@/lib/format/time-left";
import { sentenceOf } from "@/lib/format/wording";

/** Where an order stands, in a sentence: until when it waits, or what became of it. */
export async function orderAnswerOf(order: OrderDetails, isOwn: boolean): Promise<string> {
  const [t, root, locale] = [await getTranslations("order.detail.answer"), await getTranslations(), await getLocale()];
  const instant = (at: Date) => formatInstant(at, { zone: BILLING_ZONE, locale });
  const { status, acceptedAt, cancelledAt, cancelledBy, payBefore, asOf, by, amount } = order;
  if (acceptedAt) return t(amount < 0n ? "givenBack" : "completed", { date: instant(acceptedAt) });
  if (cancelledAt) return t("cancelled", { date: instant(cancelledAt), company: cancelledBy?.company ?? "" });
  const date = instant(payBefore);
  if (status === "cancelled") return t("lapsed", { date });
  const left = sentenceOf(timeLeftWords(payBefore, asOf), root, locale);
  if (status === "pending-payment") return t("pendingPayment", { date, left });
  return t(isOwn ? "toConfirm" : "pendingConfirmation", { date, left, partner: by.company });
}
