import "server-only";
import type { ImportReport } from "@/lib/contracts/delivery";
import { toBillingMonth } from "@/lib/domain/calendar/billing-month";
import { parseMoney, ZERO } from "@/lib/domain/money/money";
import type { Outcome } from "./build-report";
import type { Total } from "./read-totals";

/** The deliveries of an earlier report, told again as unchanged with their sums as they are now. */
export function unchangedOutcomes(report: ImportReport, totals: readonly Total[]): readonly Outcome[] {
  return report.deliveries.flatMap((told) => {
    const billingPeriod = toBillingMonth(told.billingPeriod);
    if (told.id === null || billingPeriod === null) return [];
    const { id, source, billingAccount, revision } = told;
    return {
      status: "unchanged" as const,
      revision,
      totals: totals.filter(({ deliveryId }) => deliveryId === id),
      delivery: {
        id,
        isNew: false,
        source,
        billingAccount,
        billingPeriod,
        formerRevision: revision,
        former: [],
        rows: told.rows,
        listed: parseMoney(told.listed) ?? ZERO,
        billed: parseMoney(told.billed) ?? ZERO,
        hold: [],
      },
    };
  });
}
