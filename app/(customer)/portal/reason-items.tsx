import { getLocale, getTranslations } from "next-intl/server";
import type { PortalPartner } from "@/lib/data/portal/get-portal-partner";
import type { PurchaseReason } from "@/lib/domain/purchase/eligibility";
import { lifterWords, purchaseReasonWords } from "@/lib/format/purchase-reason";
import { sentenceOf, type Wording } from "@/lib/format/wording";

/** Reasons against purchases in the customer's words, each with who can lift it and the way to its partner. */
export async function reasonItemsOf(reasons: readonly PurchaseReason[], partner: PortalPartner, currency: string) {
  const t = await getTranslations();
  const locale = await getLocale();
  const say = (wording: Wording) => sentenceOf(wording, t, locale);
  const way = partner.email
    ? { href: `mailto:${partner.email}`, hrefLabel: t("purchase.contact", { partner: partner.name }) }
    : {};
  return reasons.map((reason) => {
    const { title, details } = purchaseReasonWords(reason, currency);
    return {
      id: reason.code,
      title: say(title),
      detail: details.map(say).join(" "),
      liftedBy: say(lifterWords(reason.liftedBy, partner)),
      ...way,
    };
  });
}
