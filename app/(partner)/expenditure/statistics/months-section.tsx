import { getLocale, getTranslations } from "next-intl/server";
import { GroupTable } from "@/components/statistics/group-table";
import { Button } from "@/components/ui/button";
import { FilterForm } from "@/components/ui/filter-form";
import { Section } from "@/components/ui/section";
import { monthsAsked } from "@/lib/contracts/statistics-query";
import { listGroups } from "@/lib/data/statistics/list-groups";
import { addMonths, type BillingMonth, billingMonthOf } from "@/lib/domain/calendar/billing-month";
import { wholeMonth } from "@/lib/domain/expenditure/period";
import { summaryMonthsOf } from "@/lib/domain/expenditure/summary";
import { formatMonth } from "@/lib/format/date";
import { formatMoney } from "@/lib/format/money";
import { groupWords } from "../period-words";
import { type AskedStatistics, PATH } from "./asked";
import { closerHref } from "./groups-section";

/** Two months side by side, what moved most first. */
export async function MonthsSection({ permit, query, filter, currency }: AskedStatistics) {
  const group = query.group ?? "product";
  const running = billingMonthOf(new Date());
  const { month, against } = monthsAsked(query, running, addMonths(running, -1));
  const distribution = await listGroups(
    permit,
    { ...filter, range: wholeMonth(month) },
    { group, former: wholeMonth(against), order: "change" },
  );
  const [t, locale, named] = [await getTranslations("statistics"), await getLocale(), await groupWords()];
  const words = { month: formatMonth(month, locale), against: formatMonth(against, locale) };
  const sums = {
    ...words,
    spent: formatMoney(distribution.total, locale),
    former: formatMoney(distribution.formerTotal, locale),
    currency,
  };
  return (
    <Section title={t("months.title")} actions={<MonthPair {...{ query, month, against, running }} />}>
      <p>
        {t("months.sentence", sums)}
        {(month === running || against === running) && (
          <span className="ml-2 text-sm text-ink-2">{t("months.running")}</span>
        )}
      </p>
      <GroupTable
        {...{ distribution, currency }}
        caption={t("months.caption", { ...words, group: t(`groupWord.${group}`) })}
        nameHead={t(`group.${group}`)}
        spentHead={words.month}
        formerHead={words.against}
        fileName={`${group}-${month}-${against}`}
        nameOf={(row) => named(group, row)}
        hrefOf={({ key }) => closerHref(query, group, key)}
      />
    </Section>
  );
}

type MonthPairProps = Pick<AskedStatistics, "query"> & Readonly<Record<"month" | "against" | "running", BillingMonth>>;

/** Which two; all else in the address stays. */
async function MonthPair({ query, running, ...chosen }: MonthPairProps) {
  const [t, locale] = [await getTranslations("statistics.months"), await getLocale()];
  const kept = Object.entries(query).filter(
    ([name, value]) => value !== null && name !== "month" && name !== "against",
  );
  const offered = [...new Set([...summaryMonthsOf(running), chosen.month, chosen.against])].toSorted().toReversed();
  return (
    <FilterForm action={PATH} label={t("form")} className="flex flex-wrap items-center gap-2">
      {kept.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={String(value)} />
      ))}
      {(["month", "against"] as const).map((name) => (
        <label key={name} className="flex items-center gap-1.5 text-sm text-ink-2">
          {t(name)}
          <select
            key={chosen[name]}
            name={name}
            defaultValue={chosen[name]}
            className="h-7 rounded-md border border-line-strong bg-raised px-2 text-sm text-ink pointer-coarse:h-11"
          >
            {offered.map((value) => (
              <option key={value} value={value}>
                {formatMonth(value, locale)}
              </option>
            ))}
          </select>
        </label>
      ))}
      <noscript>
        <Button type="submit" size="sm">
          {t("form")}
        </Button>
      </noscript>
    </FilterForm>
  );
}
