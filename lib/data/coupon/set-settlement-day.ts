import "server-only";
import { eq } from "drizzle-orm";
import { distributors } from "@/db/schema";
import type { SettlementDayInput } from "@/lib/contracts/coupon";
import type { Permit } from "@/lib/domain/access/permit";
import { type CouponReason, decideSettlementDay } from "@/lib/domain/coupon/decide-coupon";
import type { Decision } from "@/lib/domain/decision";
import { recordAudit } from "../audit";
import { writeFor } from "../company/write-for";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { inTenant } from "../tenant";

/** On which day of the following month coupons pay a month's usage; for the months not settled yet. */
export async function setSettlementDay(
  { actor }: Permit<"coupon-settlement.set">,
  { day, shown }: SettlementDayInput,
): Promise<Decision<CouponReason>> {
  const { distributorId, company } = actor;
  const own = eq(distributors.distributorId, distributorId);
  return writeFor(actor, async (tx): Promise<Decision<CouponReason>> => {
    const [current] = await tx
      .select({ day: distributors.couponSettlementDay })
      .from(distributors)
      .where(own)
      .for("no key update");
    if (!current) throw new Error("the actor's distributor is gone");
    const decision = decideSettlementDay({ current: current.day, shown, wanted: day });
    if (!decision.allowed) return decision;
    const at = await instantOf(tx);
    await tx.update(distributors).set({ couponSettlementDay: day }).where(own);
    const subject = { kind: "distributor" as const, id: distributorId, name: company.name };
    const [before, after] = [{ couponSettlementDay: current.day }, { couponSettlementDay: day }];
    await recordAudit(tx, actor, [
      { changeId: newId(), at, action: "coupon.settlement-day-set", subject, before, after },
    ]);
    return decision;
  });
}

/** The day that stands. */
export async function getSettlementDay({ actor }: Permit<"coupon-settlement.set">): Promise<number> {
  const [row] = await inTenant(actor, (tx) =>
    tx
      .select({ day: distributors.couponSettlementDay })
      .from(distributors)
      .where(eq(distributors.distributorId, actor.distributorId)),
  );
  if (!row) throw new Error("the actor's distributor is gone");
  return row.day;
}
