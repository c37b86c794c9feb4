import "server-only";
import type { LiftInput } from "@/lib/contracts/restriction";
import type { Permit } from "@/lib/domain/access/permit";
import { ALLOWED, type Decision, refuse } from "@/lib/domain/decision";
import { decideLift, type RestrictionReason } from "@/lib/domain/restriction/decide-restriction";
import { inTenant } from "../tenant";
import { beginAct } from "./begin-act";
import { liftNamed } from "./lift-named";

/** Ends the named causes and leaves the others; answers every reason against (G3). */
export async function liftFreeze(
  { actor }: Permit<"restriction.lift">,
  input: LiftInput,
): Promise<Decision<RestrictionReason>> {
  return inTenant(actor, async (tx) => {
    const act = await beginAct(tx, actor, input);
    if (!act) return refuse({ code: "restriction.customer-unknown" });

    const { origins, reason, messageToCustomer } = input;
    const open = act.governance.freezes;
    const hasBudget = act.governance.budget !== null;
    const decision = decideLift({ ...act.facts, origins, open, hasBudget });
    if (!decision.allowed) return decision;

    const freezes = open.filter(({ origin }) => origins.includes(origin));
    await liftNamed(tx, { ...act, reason, messageToCustomer, freezes, blocks: [] });
    return ALLOWED;
  });
}
