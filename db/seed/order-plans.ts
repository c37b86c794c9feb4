type Fate = "waits" | "paid" | "cancelled" | "lapsed";

/** An order of the demo: for whom, of what and how much, by whom, how long ago, and what became of it. */
export type OrderPlan = {
  readonly customer: string;
  /** Code of the product, by the month. */
  readonly product: string;
  readonly quantity: number;
  readonly by: "customer" | "partner";
  readonly hoursAgo: number;
  readonly fate: Fate;
  readonly note?: string;
};

/** One a line: customer, product, quantity, by whom, hours ago, fate, what the partner wrote. */
const LINES = `
Alderwick Outfitters|ec.g3.medium|1|customer|75|paid
Alderwick Outfitters|ec.g3.xlarge|2|customer|52|waits
Alderwick Outfitters|ec.g3.large|1|customer|8|waits
Alderwick Outfitters|ec.g3.xlarge|1|partner|27|waits|As agreed on Tuesday: the second machine for the season, at the price of this month.
Alderwick Outfitters|ec.g3.large|4|customer|120|cancelled
Alderwick Outfitters|ec.g3.large|2|partner|290|lapsed|For the test environment.
Copperleaf Kitchens|bs.hdd|120|customer|30|paid
Copperleaf Kitchens|ec.g3.large|1|customer|20|waits
Greyfriars College|ec.g3.large|1|customer|260|lapsed
Tidemark Ferries|ec.g3.xlarge|1|partner|5|waits|Please confirm before the timetable changes.
Tidemark Ferries|ec.g3.large|2|customer|100|cancelled
Pinnacle Row Insurance|ec.g3.xlarge|1|customer|15|waits
Hexa Learning|ec.g3.large|1|partner|70|cancelled
`;

export const ORDER_PLANS: readonly OrderPlan[] = LINES.trim()
  .split("\n")
  .map((line) => {
    const [customer = "", product = "", quantity = "", by, hoursAgo = "", fate, note] = line.split("|");
    return {
      customer,
      product,
      quantity: Number(quantity),
      by: by === "partner" ? "partner" : "customer",
      hoursAgo: Number(hoursAgo),
      fate: fateOf(fate),
      ...(note === undefined ? {} : { note }),
    };
  });

function fateOf(word: string | undefined): Fate {
  const fates: readonly Fate[] = ["waits", "paid", "cancelled", "lapsed"];
  const found = fates.find((fate) => fate === word);
  if (!found) throw new Error(`nothing becomes ${word}`);
  return found;
}
