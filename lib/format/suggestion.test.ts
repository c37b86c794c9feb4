import type { BudgetSuggestion } from "@/lib/domain/what-if/suggest-budget";
import { amount, type Facts, none, tellEvery, wordsOf } from "./reason.fixture";
import { suggestionWords } from "./suggestion";

type Basis = BudgetSuggestion["basis"];

const suggestion: Facts<Basis> = {
  "suggestion.median": { months: 5, median: amount, highest: amount },
  "suggestion.rising": { months: 12, median: amount, recent: amount, highest: amount },
  "suggestion.days": { days: 9, spent: amount, month: amount },
  "suggestion.too-early": { days: 1, needed: 7 },
  "suggestion.nothing-spent": none,
  "suggestion.seldom": { months: 6, highest: amount },
};

// Whether there is an amount follows from the basis; the words take it where their sentence has it.
tellEvery({
  suggestion: wordsOf(suggestion, (basis: Basis) => suggestionWords({ amount, basis } as BudgetSuggestion)),
});
