import { getLocale, getTranslations } from "next-intl/server";
import { PurchaseReasons } from "@/components/purchase/purchase-reasons";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section";
import type { OrderPreview } from "@/lib/data/order/preview-order";
import type { PortalPartner } from "@/lib/data/portal/get-portal-partner";
import type { OrderOwnReason } from "@/lib/domain/order/decide-order";
import { mendingOf, type QuestionFacts } from "@/lib/domain/question/question";
import { isOrderOwn, orderOwnWords, orderWays } from "@/lib/format/order-reason";
import { sentenceOf } from "@/lib/format/wording";
import { askingOf } from "../../asking";
import { reasonItemsOf } from "../../reason-items";

type VerdictProps = { readonly preview: OrderPreview; readonly facts: QuestionFacts; readonly partner: PortalPartner };

/** Whether the order would be accepted now; if not, every reason: what the customer can mend, then who can lift it. */
export async function VerdictNow({ preview: { reasons, currency, offer }, facts, partner }: VerdictProps) {
  const t = await getTranslations("order.place");
  if (reasons.length === 0) {
    return (
      <Notice kind="done" title={t("openTitle")}>
        {t("open")}
      </Notice>
    );
  }
  const bars = reasons.filter((reason) => mendingOf(reason) === "partner");
  return (
    <Section title={t("closed")}>
      {reasons
        .filter(isOrderOwn)
        .map(
          (reason) =>
            mendingOf(reason) !== "partner" && (
              <Mend key={reason.code} reason={reason} currency={currency} offerId={offer.id} />
            ),
        )}
      {bars.length > 0 && (
        <PurchaseReasons
          label={t("closed")}
          reasons={await reasonItemsOf(bars, partner, currency, await askingOf(facts, partner))}
        />
      )}
    </Section>
  );
}

type MendProps = { readonly reason: OrderOwnReason; readonly currency: string; readonly offerId: string };

/** What only the customer can change, with the way to where it does. */
async function Mend({ reason, currency, offerId }: MendProps) {
  const [t, locale] = [await getTranslations(), await getLocale()];
  return (
    <Notice
      kind="warn"
      actions={orderWays(reason, offerId).map(({ href, label }) => (
        <LinkButton key={href} href={href} size="sm">
          {t(label)}
        </LinkButton>
      ))}
    >
      {sentenceOf(orderOwnWords(reason, currency), t, locale)}
    </Notice>
  );
}
