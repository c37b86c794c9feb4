import { type Decision, decide } from "../decision";
import {
  ACT_RULES,
  type AllowFacts,
  decideAllow,
  decideLift,
  held,
  type LiftFacts,
  permissionsToLift,
  type RestrictionReason,
} from "./decide-restriction";
import type { BlockOrigin, StoredFreezeOrigin } from "./freeze";

/** What may be done to many customers at once. */
export const BATCH_ACTS = [
  "freeze-account",
  "freeze-account-and-resources",
  "lift",
  "block-pay-per-use",
  "allow-pay-per-use",
] as const;
export type BatchAct = (typeof BATCH_ACTS)[number];

/** Which of its two switches an act turns: a sheet may turn each of a customer's once. */
export function switchOf(act: BatchAct): "freeze" | "pay-per-use" {
  return act === "block-pay-per-use" || act === "allow-pay-per-use" ? "pay-per-use" : "freeze";
}

/** The causes a batch ends of those open: a person's only where it was ticked as well (G3). */
export function endedByBatch<Origin extends StoredFreezeOrigin | BlockOrigin>(
  open: readonly Origin[],
  alsoManual: boolean,
): readonly Origin[] {
  return open.filter((origin) => origin !== "manual" || alsoManual);
}

type Tick = { readonly alsoManual: boolean };

/** A lift of whatever a batch may end; refused where that is nothing (G3). */
export function decideBatchLift(facts: Omit<LiftFacts, "origins"> & Tick): Decision<RestrictionReason> {
  const open = facts.open.map(({ origin }) => origin);
  const origins = endedByBatch(open, facts.alsoManual);
  if (origins.length > 0) return decideLift({ ...facts, origins });
  const nothing: RestrictionReason =
    open.length > 0 ? { code: "restriction.only-manual" } : { code: "restriction.not-frozen", origins: [] };
  return decide([...held(permissionsToLift({ origins: open, open: facts.open })), ...ACT_RULES, () => nothing], facts);
}

/** The same for the pay-per-use block (G4). */
export function decideBatchAllow(facts: Omit<AllowFacts, "origins"> & Tick): Decision<RestrictionReason> {
  const origins = endedByBatch(facts.open, facts.alsoManual);
  if (origins.length > 0) return decideAllow({ ...facts, origins });
  const nothing: RestrictionReason =
    facts.open.length > 0 ? { code: "restriction.only-manual" } : { code: "restriction.not-blocked", origins: [] };
  return decide([...held(["freeze-account"]), ...ACT_RULES, () => nothing], facts);
}

const ALREADY: readonly RestrictionReason["code"][] = [
  "restriction.already-frozen",
  "restriction.already-blocked",
  "restriction.not-frozen",
  "restriction.not-blocked",
  "restriction.act-open",
];

/** Whether all that speaks against an act is that it is so already: repeating a batch does the rest. */
export function isAlreadySo(reasons: readonly RestrictionReason[]): boolean {
  return reasons.every(({ code }) => ALREADY.includes(code));
}
