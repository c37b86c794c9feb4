import { useLocale, useTranslations } from "next-intl";
import { type Money, plus, ZERO } from "@/lib/domain/money/money";
import type { RestrictionPreview } from "@/lib/domain/purchase/restriction-preview";
import { formatMoney } from "@/lib/format/money";
import { AppLink } from "../ui/app-link";
import { MoneyText } from "../ui/money-text";

type PreviewCostsProps = {
  readonly customerId: string;
  readonly currency: string;
  readonly preview: RestrictionPreview;
  /** What it is headed with: a freeze of that level, or a lift. */
  readonly about: "account" | "account-and-resources" | "lift";
};

const SHOWN = 6;

/** What its usage costs, by product: it goes on costing, and becomes unavailable where resources are frozen (G8). */
export function PreviewCosts({ customerId, currency, preview, about }: PreviewCostsProps) {
  const t = useTranslations("restriction.preview");
  const locale = useLocale();
  const { spending, spendingDays: days } = preview;
  const total = spending.reduce<Money>((sum, { spent }) => plus(sum, spent), ZERO);
  const more = spending.length - SHOWN;
  return (
    <section className="flex flex-col gap-1 text-sm">
      <h3 className="text-sm font-semibold">{t(`costTitle.${about}`)}</h3>
      <p className="text-ink-2">
        {spending.length === 0
          ? t("costNone", { days })
          : t("costLead", { days, total: formatMoney(total, locale), currency })}
      </p>
      {spending.length > 0 && (
        <ul className="flex flex-col">
          {spending.slice(0, SHOWN).map(({ service, spent }) => (
            <li key={service} className="flex justify-between gap-4 border-b border-line py-1">
              <span className="min-w-0 truncate">{service}</span>
              <MoneyText value={spent} />
            </li>
          ))}
        </ul>
      )}
      <p className="text-xs text-ink-3">
        {more > 0 && `${t("rest", { count: more })} · `}
        <AppLink href={`/customers/${customerId}`} className="underline">
          {t("byProduct")}
        </AppLink>
      </p>
    </section>
  );
}
