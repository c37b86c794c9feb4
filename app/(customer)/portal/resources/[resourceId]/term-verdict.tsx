import { getLocale, getTranslations } from "next-intl/server";
import { PurchaseReasons } from "@/components/purchase/purchase-reasons";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section";
import type { TermPreview } from "@/lib/contracts/term-view";
import type { PortalPartner } from "@/lib/data/portal/get-portal-partner";
import type { PurchaseReason } from "@/lib/domain/purchase/eligibility";
import { isTermOwn, termOwnWords } from "@/lib/format/term-reason";
import { sentenceOf } from "@/lib/format/wording";
import { askingToBuy } from "../../asking";
import { reasonItemsOf } from "../../reason-items";

type VerdictProps = {
  readonly reasons: TermPreview["reasons"];
  readonly amount: TermPreview["amount"];
  readonly currency: string;
  readonly asOf: Date;
  readonly partner: PortalPartner;
};

/** Whether it would be accepted now; if not, every reason: what the customer can mend, then who can lift it. */
export async function TermVerdict({ reasons, amount, currency, asOf, partner }: VerdictProps) {
  const [t, root, locale] = [await getTranslations("term"), await getTranslations(), await getLocale()];
  if (reasons.length === 0) {
    return (
      <Notice kind="done" title={t("openTitle")}>
        {t("open")}
      </Notice>
    );
  }
  const own = reasons.filter(isTermOwn);
  const bars = reasons.filter((reason): reason is PurchaseReason => !isTermOwn(reason));
  const asking = await askingToBuy({ amount, reasons: bars, currency, asOf }, partner);
  return (
    <Section title={t("closed")}>
      {own.map((reason) => (
        <Notice key={reason.code} kind="warn">
          {sentenceOf(termOwnWords(reason, currency), root, locale)}
        </Notice>
      ))}
      {bars.length > 0 && (
        <PurchaseReasons label={t("closed")} reasons={await reasonItemsOf(bars, partner, currency, asking)} />
      )}
    </Section>
  );
}
