import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { moneyOfDriver } from "@/db/schema/columns";
import type { ExpenditureFilter } from "@/lib/contracts/expenditure";
import type { Actor } from "@/lib/domain/access/actor";
import { monthOfDay } from "@/lib/domain/calendar/billing-month";
import { minus } from "@/lib/domain/money/money";
import { expenditureOf } from "../scope";
import { withPartner } from "./expenditure-source";

/** Sums as the database tells them. */
export type SummarySums = Record<"expenditure" | "refunded" | "spent", string> & { readonly coupons: string | null };

export function summaryAmountsOf({ expenditure, refunded, spent, coupons }: SummarySums) {
  const [total, used] = [moneyOfDriver(spent), coupons === null ? null : moneyOfDriver(coupons)];
  return {
    expenditure: moneyOfDriver(expenditure),
    refunded: moneyOfDriver(refunded),
    spent: total,
    coupons: used,
    paid: used === null ? null : minus(total, used),
  };
}

/** What coupons paid of the filter's months, by customer or month, in the time the filter asks for. */
export function couponsBy(by: "customer" | "month", actor: Actor, filter: ExpenditureFilter): SQL {
  const own = expenditureOf(actor, {
    customerId: sql.raw("w.customer_id"),
    associationId: sql.raw("w.association_id"),
  });
  const key = sql.raw(by === "customer" ? "w.customer_id::text" : "w.month");
  return sql`(
    select ${key} as ${sql.raw(by)}, sum(w.amount) as amount
    from coupon_uses w
    join associations a on a.distributor_id = w.distributor_id and a.id = w.association_id
    where w.distributor_id = ${actor.distributorId}::uuid and ${own ?? sql`true`} and ${withPartner(filter)}
      and w.month >= ${monthOfDay(filter.range.from)} and w.month <= ${monthOfDay(filter.range.to)}
    group by 1)`;
}
