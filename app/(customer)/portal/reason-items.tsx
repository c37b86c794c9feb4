import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import type { PortalPartner } from "@/lib/data/portal/get-portal-partner";
import type { OrderReason } from "@/lib/domain/order/decide-order";
import type { PurchaseReason } from "@/lib/domain/purchase/eligibility";
import { lifterWords } from "@/lib/format/purchase-reason";
import { askedReasonWords } from "@/lib/format/question-facts";
import { sentenceOf, type Wording } from "@/lib/format/wording";

/** Reasons a partner can take away, in the customer's words, each with who can lift it and the way to ask. */
export async function reasonItemsOf(
  reasons: readonly OrderReason[],
  partner: PortalPartner,
  currency: string,
  wayOf: (reason: string) => ReactNode,
) {
  const t = await getTranslations();
  const locale = await getLocale();
  const say = (wording: Wording) => sentenceOf(wording, t, locale);
  return reasons.map((reason) => {
    const { title, details } = askedReasonWords(reason, currency);
    return {
      id: reason.code,
      title: say(title),
      detail: details.map(say).join(" "),
      liftedBy: say(lifterWords(lifterOf(reason, partner), partner)),
      way: wayOf(say(title)),
    };
  });
}

/** An order's own reasons carry nobody: what the customer cannot mend, its partner knows. */
function lifterOf(reason: OrderReason, { kind }: PortalPartner): PurchaseReason["liftedBy"] {
  return "liftedBy" in reason ? reason.liftedBy : kind;
}
