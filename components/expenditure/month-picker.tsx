"use client";

import { useLocale, useTranslations } from "next-intl";
import { formatMonth } from "@/lib/format/date";
import { Button } from "../ui/button";
import { FilterForm } from "../ui/filter-form";

type MonthPickerProps = {
  readonly path: string;
  readonly month: string;
  /** Newest first. */
  readonly months: readonly string[];
};

/** Which month is shown; it stands in the address. */
export function MonthPicker({ path, month, months }: MonthPickerProps) {
  const t = useTranslations("expenditure");
  const locale = useLocale();
  const shown = months.includes(month) ? months : [...months, month].toSorted().toReversed();
  return (
    <FilterForm action={path} label={t("monthForm")} className="inline-flex items-center gap-2">
      <select
        key={month}
        name="month"
        aria-label={t("chooseMonth")}
        defaultValue={month}
        className="h-7 rounded-md border border-line-strong bg-raised px-2 text-sm text-ink pointer-coarse:h-11"
      >
        {shown.map((value) => (
          <option key={value} value={value}>
            {formatMonth(value, locale)}
          </option>
        ))}
      </select>
      {/* With scripts a choice is shown at once. */}
      <Button type="submit" size="sm" className="hidden noscript:inline-flex">
        {t("showMonth")}
      </Button>
    </FilterForm>
  );
}
