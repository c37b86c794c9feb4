import "server-only";
import type { ActStepInput } from "@/lib/contracts/restriction";
import type { Permit } from "@/lib/domain/access/permit";
import { ALLOWED, type Decision } from "@/lib/domain/decision";
import { decideDecline } from "@/lib/domain/restriction/decide-order";
import type { RestrictionReason } from "@/lib/domain/restriction/decide-restriction";
import { endAct } from "./end-act";
import { takeActStep } from "./take-act-step";

/** The second person says no, with a reason; the act comes to nothing (G8). */
export async function declineAct(
  { actor }: Permit<"restriction.confirm">,
  { actId, reason }: ActStepInput,
): Promise<Decision<RestrictionReason>> {
  return takeActStep(actor, actId, {
    decide: ({ facts }) => decideDecline({ ...facts, reason }),
    write: async (tx, { act, customer, changeId, at }) => {
      await endAct(tx, actor, { act, customer, event: "declined", changeId, at, reason });
      return ALLOWED;
    },
  });
}
