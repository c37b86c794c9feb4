import { getLocale, getTranslations } from "next-intl/server";
import { ChangeText } from "@/components/statistics/change-text";
import { MoneyText } from "@/components/ui/money-text";
import { Section } from "@/components/ui/section";
import { Stat, StatRow } from "@/components/ui/stat";
import type { Overview } from "@/lib/contracts/statistics-view";
import type { DayRange } from "@/lib/domain/expenditure/range";
import { minus } from "@/lib/domain/money/money";
import { formatMoney } from "@/lib/format/money";
import { periodWords } from "../period-words";

type OverviewSectionProps = { readonly overview: Overview; readonly former: DayRange };

/** What the period comes to, beside the one it is held against. */
export async function OverviewSection({ overview, former }: OverviewSectionProps) {
  const { amounts, former: before, coupons, customers, formerCustomers, currency } = overview;
  const [t, locale, words] = [await getTranslations("statistics.overview"), await getLocale(), await periodWords()];
  return (
    <Section title={t("title")}>
      <StatRow>
        <Stat
          label={t("spent")}
          value={<MoneyText value={amounts.spent} copyable />}
          unit={currency}
          note={
            <>
              <ChangeText spent={amounts.spent} former={before.spent} withAmount={false} />{" "}
              {t("against", { former: formatMoney(before.spent, locale), currency, period: words.span(former) })}
            </>
          }
        />
        <Stat label={t("refunded")} value={<MoneyText value={amounts.refunded} copyable />} unit={currency} />
        {amounts.listed !== amounts.spent && (
          <Stat label={t("listed")} value={<MoneyText value={amounts.listed} copyable />} unit={currency} />
        )}
        {coupons !== null && (
          <>
            <Stat
              label={t("coupons")}
              value={<MoneyText value={coupons} copyable />}
              unit={currency}
              note={t("couponsNote")}
            />
            <Stat
              label={t("paid")}
              value={<MoneyText value={minus(amounts.spent, coupons)} copyable />}
              unit={currency}
              note={t("paidNote")}
            />
          </>
        )}
        <Stat label={t("customers")} value={customers} note={t("customersBefore", { count: formerCustomers })} />
      </StatRow>
      {coupons === null && <p className="text-sm text-ink-2">{t("couponsUnknown")}</p>}
    </Section>
  );
}
