import { getLocale, getTranslations } from "next-intl/server";
import { type GroupWords, groupWordsOf } from "@/components/statistics/group-words";
import type { DayRange } from "@/lib/domain/expenditure/range";
import { formatDay, formatDayShort, formatMonth } from "@/lib/format/date";

/** Days of a period in words: within a sentence, as the head of a column, and the steps it is drawn by. */
export async function periodWords() {
  const [t, locale] = [await getTranslations("statistics"), await getLocale()];
  const words = ({ from, to }: DayRange) => ({ from: formatDay(from, locale), to: formatDay(to, locale) });
  return {
    sentence: (range: DayRange) => t(range.from === range.to ? "periodDay" : "period", words(range)),
    span: (range: DayRange) =>
      range.from === range.to ? words(range).from : t("span", { from: shortened(range, locale), to: words(range).to }),
    step: (key: string) => (key.length === 7 ? formatMonth(key, locale) : formatDayShort(key, locale)),
  };
}

/** The year is said once. */
function shortened({ from, to }: DayRange, locale: string): string {
  return from.slice(0, 4) === to.slice(0, 4) ? formatDayShort(from, locale) : formatDay(from, locale);
}

/** What groups are called, where nothing is drawn yet. */
export async function groupWords(): Promise<GroupWords> {
  return groupWordsOf(await getTranslations("statistics"), await getTranslations("catalogue.mode"));
}
