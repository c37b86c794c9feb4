import type { BillingDay } from "@/lib/domain/calendar/billing-month";
import { type Money, sumOf } from "@/lib/domain/money/money";
import type { Arrivals, Charge, Delivery, Revision } from "./deliveries";
import { moneyOf } from "./ledger";
import type { Row } from "./row";

/** One revision of a delivery with the rows it had. */
export type Bill = {
  readonly delivery: Delivery;
  readonly revision: Revision;
  readonly state: "applied" | "superseded" | "held";
  readonly rows: readonly Row[];
  /** The revision in force before it; null for the first. */
  readonly former: Bill | null;
};

export function billsOf({ deliveries, charges, held }: Arrivals): Bill[] {
  const byDelivery = Map.groupBy(charges, ({ delivery }) => delivery?.id ?? "");
  const bills = deliveries.flatMap((delivery) => revisionsOf(delivery, byDelivery.get(delivery.id) ?? []));
  const former = bills.findLast(({ delivery }) => delivery === held.delivery) ?? null;
  const rows = held.staged.map(({ row }) => row);
  return [...bills, { delivery: held.delivery, revision: held.revision, state: "held", rows, former }];
}

function revisionsOf(delivery: Delivery, charges: readonly Charge[]): Bill[] {
  const bills: Bill[] = [];
  for (const revision of delivery.revisions) {
    const rows = charges.filter((charge) => isIn(charge, revision.number)).map(({ row }) => row);
    const state = revision === delivery.revisions.at(-1) ? "applied" : "superseded";
    bills.push({ delivery, revision, state, rows, former: bills.at(-1) ?? null });
  }
  return bills;
}

const isIn = ({ addedIn, removedIn }: Charge, number: number) =>
  (addedIn ?? 0) <= number && (removedIn === null || removedIn > number);

export function totalOf(rows: readonly Row[], part: "list" | "billed"): Money {
  return sumOf(rows.map((row) => moneyOf(row[part])));
}

export function daysOf(rows: readonly Row[]): { readonly firstDay: BillingDay; readonly lastDay: BillingDay } {
  const days = rows.map(({ day }) => day).sort();
  const [firstDay] = days;
  const lastDay = days.at(-1);
  if (firstDay === undefined || lastDay === undefined) throw new Error("a delivery without rows is none");
  return { firstDay, lastDay };
}
