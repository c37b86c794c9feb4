import { getLocale, getTranslations } from "next-intl/server";
import { PurchaseReasons } from "@/components/purchase/purchase-reasons";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section";
import type { PortalPartner } from "@/lib/data/portal/get-portal-partner";
import type { EnablingPreview } from "@/lib/data/resource/preview-enabling";
import type { PurchaseReason } from "@/lib/domain/purchase/eligibility";
import { enablingOwnWords, isEnablingOwn } from "@/lib/format/enabling-reason";
import { sentenceOf } from "@/lib/format/wording";
import { askingToBuy } from "../../../asking";
import { reasonItemsOf } from "../../../reason-items";

type EnablingVerdictProps = { readonly preview: EnablingPreview; readonly partner: PortalPartner };

/** Whether it would be enabled now; if not, every reason: what the customer can mend, then who can lift it. */
export async function EnablingVerdict({ preview: { reasons, currency, asOf }, partner }: EnablingVerdictProps) {
  const [t, root, locale] = [await getTranslations("enabling"), await getTranslations(), await getLocale()];
  if (reasons.length === 0) {
    return (
      <Notice kind="done" title={t("openTitle")}>
        {t("open")}
      </Notice>
    );
  }
  const own = reasons.filter(isEnablingOwn);
  const bars = reasons.filter((reason): reason is PurchaseReason => !isEnablingOwn(reason));
  const asking = await askingToBuy({ amount: null, reasons: bars, currency, asOf }, partner);
  return (
    <Section title={t("closed")}>
      {own.map((reason) => (
        <Notice key={reason.code} kind="warn">
          {sentenceOf(enablingOwnWords(reason), root, locale)}
        </Notice>
      ))}
      {bars.length > 0 && (
        <PurchaseReasons label={t("closed")} reasons={await reasonItemsOf(bars, partner, currency, asking)} />
      )}
    </Section>
  );
}
