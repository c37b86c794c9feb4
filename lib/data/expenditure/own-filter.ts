import "server-only";
import type { ExpenditureFilter } from "@/lib/contracts/expenditure";
import type { Actor } from "@/lib/domain/access/actor";

/** What the actor may ask for: a customer is told nothing of its partners' work, so that of its filter is left out. */
export function ownFilterOf({ company }: Actor, filter: ExpenditureFilter): ExpenditureFilter {
  if (company.kind !== "customer") return filter;
  return { ...filter, accountManager: null, associationType: null, resellerId: null };
}
