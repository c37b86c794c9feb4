import "server-only";
import { sql } from "drizzle-orm";
import { wholeOf } from "@/lib/contracts/expenditure";
import type { MonthSummary } from "@/lib/contracts/expenditure-view";
import type { Permit } from "@/lib/domain/access/permit";
import { type BillingMonth, billingMonthOf } from "@/lib/domain/calendar/billing-month";
import type { Freshness } from "@/lib/domain/expenditure/freshness";
import { monthRangeOf } from "@/lib/domain/expenditure/range";
import { summaryMonthsOf } from "@/lib/domain/expenditure/summary";
import { instantOf } from "../instant";
import { inTenant } from "../tenant";
import { expenditureSource } from "./expenditure-source";
import { loadFreshness } from "./load-freshness";
import { couponsBy, type SummarySums, summaryAmountsOf } from "./summary-amounts";

/** All that the actor may read, by month, as far back as a summary reaches, the newest first; months without are left out. */
export async function listMonthSummary({ actor }: Permit<"expenditure.read">): Promise<{
  readonly months: readonly MonthSummary[];
  readonly freshness: Freshness;
}> {
  return inTenant(actor, async (tx) => {
    const running = billingMonthOf(await instantOf(tx));
    const range = monthRangeOf({ first: summaryMonthsOf(running).at(-1) ?? running, last: running });
    const filter = wholeOf(range, "expenditure");
    const rows = await tx.execute<SummarySums & { month: string }>(sql`
      select s.month, s.expenditure::text, s.refunded::text, s.spent::text, coalesce(c.amount, 0)::text as coupons
      from (
        select f.month, sum(f.spent) - sum(f.refunded) as expenditure, sum(f.refunded) as refunded, sum(f.spent) as spent
        from ${expenditureSource(actor, filter, ["month"])} group by f.month) s
      left join ${couponsBy("month", actor, filter)} c on c.month = s.month
      order by s.month desc`);
    return {
      months: rows.map(({ month, ...sums }) => ({ ...summaryAmountsOf(sums), month: month as BillingMonth })),
      freshness: await loadFreshness(tx, actor, range),
    };
  });
}
