import type { OrderPreview } from "@/lib/data/order/preview-order";
import type { QuestionFacts } from "@/lib/domain/question/question";
import type { Ordering } from "./load-ordering";

/** What a question about this order is about, as the page shows it. */
export function askedOf(preview: OrderPreview, given: Ordering["given"], accountName: string): QuestionFacts {
  const { offer, quote, reasons, currency, asOf } = preview;
  const { id: offerId, product, mode, regionName: region, unit, period } = offer;
  return {
    about: {
      kind: "order",
      offerId,
      specification: product.specification,
      mode,
      region,
      unit,
      period,
      periods: Number(given.periods),
      quantity: Number(given.quantity),
      amount: quote?.amount ?? null,
      account: given.account || null,
    },
    reasons,
    currency,
    accountName,
    asOf,
  };
}
