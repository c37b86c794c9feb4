import "server-only";
import type { BillingMonth } from "@/lib/domain/calendar/billing-month";
import { billingMonthOf } from "@/lib/domain/calendar/billing-month";
import { backTest, type Tried, trialsOf } from "@/lib/domain/forecast/back-test";
import type { DaySum } from "@/lib/domain/forecast/forecast";
import { lastCompleteDay, pastOf } from "@/lib/domain/forecast/past";
import { instantOf } from "../instant";
import { inTenant } from "../tenant";
import { DaySums, tenantDays } from "./tenant-days";

export const LEVELS = ["customer", "reseller", "distributor"] as const;
export type Level = (typeof LEVELS)[number];

/** Every forecast that would have been made of the tenant's past months, and how each ended. */
export async function backTestTenant(distributorId: string): Promise<Readonly<Record<Level, readonly Tried[]>>> {
  return inTenant({ distributorId }, async (tx) => {
    const at = await instantOf(tx);
    const month: BillingMonth = billingMonthOf(at);
    const tried: Record<Level, Tried[]> = { customer: [], reseller: [], distributor: [] };
    const whole = new DaySums();
    const byReseller = new Map<string, DaySums>();
    for await (const some of tenantDays(tx, distributorId, month)) {
      for (const { resellerId, isPresent, days } of some) {
        whole.add(days);
        if (resellerId !== null) sumsOf(byReseller, resellerId).add(days);
        if (isPresent) tried.customer.push(...triedOf(days));
      }
    }
    for (const sums of byReseller.values()) tried.reseller.push(...triedOf(sums.all()));
    tried.distributor.push(...triedOf(whole.all()));
    return tried;

    function triedOf(days: readonly DaySum[]): readonly Tried[] {
      const past = pastOf(days, lastCompleteDay(at));
      return backTest(past, trialsOf(past));
    }
  });
}

function sumsOf(byReseller: Map<string, DaySums>, resellerId: string): DaySums {
  const sums = byReseller.get(resellerId) ?? new DaySums();
  byReseller.set(resellerId, sums);
  return sums;
}
