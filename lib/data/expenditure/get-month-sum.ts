import "server-only";
import { sql } from "drizzle-orm";
import { moneyOfDriver } from "@/db/schema/columns";
import { wholeOf } from "@/lib/contracts/expenditure";
import type { Permit } from "@/lib/domain/access/permit";
import type { BillingMonth } from "@/lib/domain/calendar/billing-month";
import type { ChargingMode } from "@/lib/domain/expenditure/charge";
import { monthRangeOf } from "@/lib/domain/expenditure/range";
import { type Money, ZERO } from "@/lib/domain/money/money";
import { loadServiceTypes, serviceCodeOf } from "../catalogue/service-types";
import { inTenant } from "../tenant";
import { sumExpenditure } from "./sum-expenditure";
import { couponsBy } from "./summary-amounts";

export type MonthPart = {
  readonly product: string;
  /** The provider's codes; the product's name, or null, where the catalogue does not know one. */
  readonly serviceType: string;
  readonly resourceType: string | null;
  readonly mode: ChargingMode;
  /** Expenditure with refunds, refunds, and plain list cost. */
  readonly spent: Money;
  readonly refunded: Money;
  readonly listed: Money;
};

export type MonthSum = {
  /** By product and mode. */
  readonly parts: readonly MonthPart[];
  /** What coupons paid of the month. */
  readonly coupons: Money;
};

/** A month of the actor's own customer by product and charging mode, out of the roll-ups. */
export async function getMonthSum({ actor }: Permit<"portal.read">, month: BillingMonth): Promise<MonthSum> {
  const filter = wholeOf(monthRangeOf({ first: month, last: month }), "expenditure");
  return inTenant(actor, async (tx) => {
    const types = await loadServiceTypes(tx);
    const sums = await sumExpenditure(tx, actor, filter, ["product", "charging-mode"]);
    const [used] = await tx.execute<{ amount: string }>(
      sql`select c.amount::text as amount from ${couponsBy("month", actor, filter)} c`,
    );
    return {
      coupons: used ? moneyOfDriver(used.amount) : ZERO,
      parts: sums.map(({ keys: { product, "charging-mode": mode }, spent, refunded, listed }) => ({
        product,
        serviceType: serviceCodeOf(types, product),
        resourceType: types.get(product)?.resourceType ?? null,
        mode: mode as ChargingMode,
        spent,
        refunded,
        listed,
      })),
    };
  });
}
