import "server-only";
import type { BillingMonth } from "@/lib/domain/calendar/billing-month";
import { billingMonthOf } from "@/lib/domain/calendar/billing-month";
import { backTest, type Tried, trialsOf } from "@/lib/domain/forecast/back-test";
import type { DaySum } from "@/lib/domain/forecast/forecast";
import { lastCompleteDay, pastOf } from "@/lib/domain/forecast/past";
import { instantOf } from "../instant";
import { inTenant } from "../tenant";
import { CompanyDays, FIRST, nextDays } from "./tenant-days";

export const LEVELS = ["customer", "reseller", "distributor"] as const;
export type Level = (typeof LEVELS)[number];

/** Every forecast that would have been made of the tenant's past months, and how each ended. */
export async function backTestTenant(distributorId: string): Promise<Readonly<Record<Level, readonly Tried[]>>> {
  return inTenant({ distributorId }, async (tx) => {
    const at = await instantOf(tx);
    const month: BillingMonth = billingMonthOf(at);
    const tried: Record<Level, Tried[]> = { customer: [], reseller: [], distributor: [] };
    const companies = new CompanyDays();
    for (let next = await nextDays(tx, distributorId, month, FIRST); next; ) {
      for (const partner of next.found) {
        companies.add(partner, []);
        if (partner.isPresent) tried.customer.push(...triedOf(partner.days));
      }
      next = await nextDays(tx, distributorId, month, next.last);
    }
    for (const sums of companies.byReseller.values()) tried.reseller.push(...triedOf([...sums.days.values()]));
    tried.distributor.push(...triedOf([...companies.whole.days.values()]));
    return tried;

    function triedOf(days: readonly DaySum[]): readonly Tried[] {
      const past = pastOf(days, lastCompleteDay(at));
      return backTest(past, trialsOf(past));
    }
  });
}
