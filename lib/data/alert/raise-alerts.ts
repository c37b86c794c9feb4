import "server-only";
import type { Transaction } from "@/db/client";
import { alertHandlings, alerts } from "@/db/schema";
import { severityOf } from "@/lib/domain/alert/alert";
import type { AlertFacts } from "@/lib/domain/alert/alert-facts";
import type { Money } from "@/lib/domain/money/money";
import { keepSteps, type Reached } from "./move-handlings";
import type { CompanyRef } from "./write-notices";

/** An alert to raise; `alert.key` of the schema says what makes it the same as another. */
export type Raising = AlertFacts & {
  readonly id: string;
  readonly key: string;
  readonly customerId: string | null;
  readonly resellerId: string | null;
  readonly subjectId: string | null;
  /** Of a budget; null for other kinds. */
  readonly budget: { readonly period: string; readonly amount: Money; readonly threshold: number } | null;
  /** The companies that are to deal with it. */
  readonly to: readonly CompanyRef[];
};

export type RaisedWhen = { readonly changeId: string; readonly at: Date };

const BATCH = 500;

/** One alert a kind and key, open with each company that is to deal with it. Throws where there is one already. */
export async function raiseAlerts(
  tx: Transaction,
  distributorId: string,
  { changeId, at }: RaisedWhen,
  raised: readonly Raising[],
): Promise<void> {
  for (let start = 0; start < raised.length; start += BATCH) {
    const some = raised.slice(start, start + BATCH);
    await tx.insert(alerts).values(
      some.map(({ to: _, budget, ...alert }) => ({
        distributorId,
        ...alert,
        changeId,
        severity: severityOf(alert),
        state: "open" as const,
        openedAt: at,
        period: budget?.period ?? null,
        amount: budget?.amount ?? null,
        threshold: budget?.threshold ?? null,
      })),
    );
    const reached = some.flatMap(({ id: alertId, to }) => to.map((company) => ({ alertId, company })));
    await openHandlings(tx, distributorId, at, reached);
  }
}

/** Puts alerts before companies that had nothing to do with them yet. */
export async function openHandlings(
  tx: Transaction,
  distributorId: string,
  at: Date,
  reached: readonly Reached[],
): Promise<void> {
  if (reached.length === 0) return;
  await tx.insert(alertHandlings).values(
    reached.map(({ alertId, company }) => ({
      distributorId,
      alertId,
      companyKind: company.kind,
      companyId: company.id,
      openedAt: at,
    })),
  );
  await keepSteps(tx, distributorId, at, "raised", reached);
}
