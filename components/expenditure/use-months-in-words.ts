import { useLocale, useTranslations } from "next-intl";
import type { MonthRange } from "@/lib/domain/expenditure/range";
import { formatMonth } from "@/lib/format/date";

/** One month by its name, several by the first and the last. */
export function useMonthsInWords({ first, last }: MonthRange): string {
  const t = useTranslations("expenditure");
  const locale = useLocale();
  if (first === last) return formatMonth(first, locale);
  return t("months", { first: formatMonth(first, locale), last: formatMonth(last, locale) });
}
