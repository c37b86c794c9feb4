"use client";

import type { ReactNode } from "react";
import type { Policy } from "@/lib/domain/what-if/policy";
import { type BatchAction, BatchForm } from "./budget-batch";

type ApplyPolicyProps = {
  /** Each as BatchSelection reads it, with its amount. */
  readonly selected: readonly string[];
  readonly policy: Pick<Policy, "action" | "liftWhenRestored">;
  readonly currency: string;
  readonly recall: ReactNode;
  readonly action: BatchAction;
};

/** The batch of budgets, filled in by the trial. */
export function ApplyPolicy({ selected, policy, currency, recall, action }: ApplyPolicyProps) {
  return (
    <BatchForm
      selected={selected}
      currency={currency}
      recall={recall}
      action={action}
      fields={() => (
        <>
          <input type="hidden" name="type" value="monthly" />
          <input type="hidden" name="action" value={policy.action} />
          <input type="hidden" name="liftWhenRestored" value={policy.liftWhenRestored ? "on" : "off"} />
        </>
      )}
    />
  );
}
