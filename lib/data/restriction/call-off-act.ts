import "server-only";
import type { ActStepInput } from "@/lib/contracts/restriction";
import type { Permit } from "@/lib/domain/access/permit";
import { ALLOWED, type Decision } from "@/lib/domain/decision";
import { decideCallOff } from "@/lib/domain/restriction/decide-order";
import type { RestrictionReason } from "@/lib/domain/restriction/decide-restriction";
import { endAct } from "./end-act";
import { takeActStep } from "./take-act-step";

/** Keeps an ordered act from taking effect, until the instant it does; the reason may be left out. */
export async function callOffAct(
  { actor }: Permit<"restriction.call-off">,
  { actId, reason }: ActStepInput,
): Promise<Decision<RestrictionReason>> {
  return takeActStep(actor, actId, {
    decide: ({ facts }) => decideCallOff({ ...facts, reason }),
    write: async (tx, { act, customer, changeId, at }) => {
      await endAct(tx, actor, { act, customer, event: "called-off", changeId, at, reason: reason || null });
      return ALLOWED;
    },
  });
}
