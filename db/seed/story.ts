/** Stories with a number: percent of the budget, or days since the customer joined. */
const NUMBERED = ["at", "one-time", "new", "budget-but-frozen"] as const;
const PLAIN = [
  "frozen-by-exhaustion",
  "cause-gone",
  "lifted-by-itself",
  "resources-frozen",
  "manually-frozen",
  "blocked-by-exhaustion",
  "blocked-manually",
  /** Left and came back: charges from before count for no budget. */
  "returned",
  "from-parked",
  /** Uses a commitment bought before it joined. */
  "foreign-commitment",
  /** An alert was opened, and resolved by a refund. */
  "refunded",
  /** One resource ran away at the beginning of the running month, and more than doubled what is spent. */
  "surprise",
] as const;

/** What a customer of the demo world stands for. */
export type Story =
  | { readonly kind: "at" | "one-time"; readonly percent: number }
  | { readonly kind: "new" | "budget-but-frozen"; readonly daysAgo: number }
  | { readonly kind: (typeof PLAIN)[number] };

/** The stories as written in the list of customers: a word, and a number where one is told. */
export function storyOf(word: string, number: number): Story {
  const numbered = NUMBERED.find((known) => known === word);
  if (numbered === "at" || numbered === "one-time") return { kind: numbered, percent: number };
  if (numbered !== undefined) return { kind: numbered, daysAgo: number };
  const plain = PLAIN.find((known) => known === word);
  if (plain === undefined) throw new Error(`no such story: ${word}`);
  return { kind: plain };
}
