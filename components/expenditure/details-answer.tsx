import { useLocale, useTranslations } from "next-intl";
import type { ExpenditureDetails } from "@/lib/contracts/expenditure-view";
import { formatMonth } from "@/lib/format/date";
import { formatMoney } from "@/lib/format/money";

type DetailsAnswerProps = {
  readonly details: ExpenditureDetails;
  readonly currency: string;
  /** Whether refunds alone are asked for. */
  readonly isRefunds: boolean;
};

/** What the charges that are asked for come to. */
export function DetailsAnswer({ details: { month, total }, currency, isRefunds }: DetailsAnswerProps) {
  const t = useTranslations("expenditure.details");
  const locale = useLocale();
  const name = formatMonth(month, locale);
  if (total === null) return t("answerUnknown", { month: name });
  return t(isRefunds ? "answerRefunds" : "answer", { month: name, total: formatMoney(total, locale), currency });
}
