import "server-only";
import type { AlertFacts } from "@/lib/domain/alert/alert-facts";
import type { Reached } from "./move-handlings";
import type { CompanyTelling } from "./write-notices";

type Resolved = {
  readonly id: string;
  readonly kind: AlertFacts["kind"];
  /** As they were last kept with it. */
  readonly facts: unknown;
  readonly customerId: string | null;
};

/** That an alert ended by itself, to those who still had it before them; nothing to hurry for. */
export function resolvedTelling({ id, kind, facts, customerId }: Resolved, had: readonly Reached[]): CompanyTelling {
  const told = { alertId: id, alert: kind, told: facts as AlertFacts["facts"] };
  const notice = { kind: "alert-resolved" as const, urgent: false, facts: told };
  return { to: had.map(({ company }) => company), notice, customerId, alertId: id };
}
