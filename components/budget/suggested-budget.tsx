"use client";

import { useLocale, useTranslations } from "next-intl";
import type { Money } from "@/lib/domain/money/money";
import type { BudgetSuggestion } from "@/lib/domain/what-if/suggest-budget";
import { formatMoney } from "@/lib/format/money";
import { suggestionWords } from "@/lib/format/suggestion";
import { Button } from "../ui/button";
import { useWording } from "../ui/use-wording";

type SuggestedBudgetProps = {
  readonly suggestion: BudgetSuggestion;
  readonly onUse: (amount: Money) => void;
};

/** What the customer's past suggests and why; one button puts it into the form. */
export function SuggestedBudget({ suggestion, onUse }: SuggestedBudgetProps) {
  const t = useTranslations("what-if.suggestion");
  const locale = useLocale();
  const say = useWording();
  const { amount } = suggestion;
  return (
    <div className="-mt-3 flex flex-wrap items-center gap-x-3 gap-y-2 text-sm text-ink-2">
      {amount !== null && (
        <Button size="sm" onClick={() => onUse(amount)}>
          {t("use", { amount: formatMoney(amount, locale) })}
        </Button>
      )}
      <span className="max-w-[65ch] flex-1 basis-64">{say(suggestionWords(suggestion))}</span>
    </div>
  );
}
