import { sql } from "drizzle-orm";
import { closedMonths } from "@/db/schema";
import type { BillingMonth } from "@/lib/domain/calendar/billing-month";
import { type Book, changeAt, note } from "./records";
import { insertRows, type Owner, run } from "./rows";
import { closedAtOf, lastClosedOf } from "./span";

const closedOf = ({ world: { span } }: Book): readonly BillingMonth[] =>
  span.months.filter((month) => month <= lastClosedOf(span));

/** That finance closed each month, in the operation log. */
export function noteClosings(book: Book): void {
  for (const month of closedOf(book)) {
    const change = changeAt(book, closedAtOf(month), book.stamps.finance);
    note(book, { change, action: "month.closed", subject: { kind: "month", id: month, name: month } });
  }
}

/** Closed months with what they closed with, and what a late delivery moved since; after the sums. */
export async function insertClosings(owner: Owner, book: Book): Promise<void> {
  const distributorId = book.world.distributor.id;
  await insertRows(
    owner,
    closedMonths,
    closedOf(book).map((month) => ({ distributorId, month, closedAt: closedAtOf(month), by: book.stamps.finance })),
  );
  await run(
    owner,
    sql`
    insert into closed_month_changes
      (distributor_id, month, at, association_id, customer_id, cause, delivery_id, spent, counted)
    select c.distributor_id, c.month, r.at, c.association_id, c.customer_id, 'delivery', c.delivery_id, sum(c.spent),
      coalesce(sum(c.spent) filter (where c.in_budget), 0)
    from charges c
    join closed_months k on k.distributor_id = c.distributor_id and k.month = c.month
    join delivery_revisions r
      on r.distributor_id = c.distributor_id and r.delivery_id = c.delivery_id and r.number = c.added_in
    where r.at > k.closed_at and c.customer_id is not null and c.removed_in is null
    group by 1, 2, 3, 4, 5, 7
    having sum(c.spent) <> 0`,
  );
  await run(
    owner,
    sql`
    insert into closed_month_figures (distributor_id, month, customer_id, spent, counted)
    select m.distributor_id, m.month, m.customer_id, m.spent - coalesce(sum(k.spent), 0),
      m.counted - coalesce(sum(k.counted), 0)
    from customer_months m
    join closed_months d on d.distributor_id = m.distributor_id and d.month = m.month
    left join closed_month_changes k
      on k.distributor_id = m.distributor_id and k.month = m.month and k.customer_id = m.customer_id
    group by m.distributor_id, m.month, m.customer_id, m.spent, m.counted`,
  );
}
