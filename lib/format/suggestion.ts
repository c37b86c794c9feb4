import { type Money, ZERO } from "@/lib/domain/money/money";
import { type BudgetSuggestion, MARGIN_PERCENT } from "@/lib/domain/what-if/suggest-budget";
import { type ArgsByCode, noArgs, type Wording, wordedByCode } from "./wording";

type Basis = BudgetSuggestion["basis"];

const ARGS = (amount: Money): ArgsByCode<Basis> => ({
  "suggestion.median": ({ months, median, highest }) => ({ months, median, highest, margin: MARGIN_PERCENT, amount }),
  "suggestion.rising": ({ months, median, recent, highest }) => ({
    months,
    median,
    recent,
    highest,
    margin: MARGIN_PERCENT,
    amount,
  }),
  "suggestion.days": ({ days, spent, month }) => ({ days, spent, month, margin: MARGIN_PERCENT, amount }),
  "suggestion.too-early": ({ days, needed }) => ({ days, needed }),
  "suggestion.nothing-spent": noArgs,
  "suggestion.seldom": ({ months, highest }) => ({ months, highest }),
});

/** What a suggested budget rests on, or why there is none. */
export function suggestionWords({ amount, basis }: BudgetSuggestion): Wording {
  const key = basis.code.replace("suggestion.", "what-if.suggestion.");
  return wordedByCode(key, basis, ARGS(amount ?? ZERO));
}
