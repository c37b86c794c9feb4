import "server-only";
import type { Transaction } from "@/db/client";
import { isInForce } from "@/lib/domain/delegation/authority";
import type { DelegationAct } from "./begin-delegation";
import { NOTHING_GRANTED, saveDelegation } from "./save-delegation";

/** Records a grant that lapsed, dated to its end, and returns the act as it goes on; else the act itself (G1). */
export async function settleLapse(tx: Transaction, act: DelegationAct): Promise<DelegationAct> {
  const { current, at } = act;
  if (current === null || current.until === null || current.permissions.length === 0 || isInForce(current, at)) {
    return act;
  }
  await saveDelegation(
    tx,
    { ...act, actor: act.system },
    {
      operation: "lapsed",
      delegation: NOTHING_GRANTED,
      reason: null,
      effectiveAt: current.until,
    },
  );
  return {
    ...act,
    current: { ...NOTHING_GRANTED, version: current.version + 1, grantedAt: null, setAt: current.until },
  };
}
