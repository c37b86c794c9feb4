import { type BillingDay, type BillingMonth, monthOfDay } from "@/lib/domain/calendar/billing-month";
import { type Money, toMoney } from "@/lib/domain/money/money";
import { countedOf, type Micro, type Row } from "./row";

const MONEY_UNITS = 1_000_000n;

export const moneyOf = (amount: Micro): Money => toMoney(BigInt(amount) * MONEY_UNITS);

/** What counts towards a customer's budgets, day by day: only rows of its present association (G9). */
export type Ledger = {
  add(rows: readonly Row[]): void;
  /** In the order of days. */
  days(customerId: string, month: BillingMonth): readonly (readonly [BillingDay, Micro])[];
  /** Of days before the bound, or of the whole month. */
  used(customerId: string, month: BillingMonth, before?: BillingDay): Micro;
  largestMonth(customerId: string): Micro;
};

export function createLedger(): Ledger {
  const customers = new Map<string, Map<BillingMonth, Map<BillingDay, Micro>>>();

  const monthsOf = (id: string) => entryOf(customers, id, () => new Map<BillingMonth, Map<BillingDay, Micro>>());
  const totalOf = (days: ReadonlyMap<BillingDay, Micro>) => [...days.values()].reduce((sum, part) => sum + part, 0);
  const days: Ledger["days"] = (id, month) =>
    [...(monthsOf(id).get(month) ?? [])].sort(([left], [right]) => (left < right ? -1 : 1));

  return {
    add: (rows) => {
      for (const row of rows) {
        if (row.customer === null || row.association?.endedAt !== null) continue;
        const byDay = entryOf(monthsOf(row.customer.id), monthOfDay(row.day), () => new Map<BillingDay, Micro>());
        byDay.set(row.day, (byDay.get(row.day) ?? 0) + countedOf(row));
      }
    },
    days,
    used: (id, month, before) =>
      days(id, month).reduce((sum, [day, part]) => (before === undefined || day < before ? sum + part : sum), 0),
    largestMonth: (id) => Math.max(0, ...[...monthsOf(id).values()].map(totalOf)),
  };
}

function entryOf<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}
