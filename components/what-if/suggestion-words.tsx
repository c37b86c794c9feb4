import type { BudgetSuggestion } from "@/lib/domain/what-if/suggest-budget";
import { suggestionWords } from "@/lib/format/suggestion";
import { useWording } from "../ui/use-wording";

/** What a suggestion rests on, or why there is none. */
export function SuggestionWords({ suggestion }: { readonly suggestion: BudgetSuggestion }) {
  const say = useWording();
  return say(suggestionWords(suggestion));
}
