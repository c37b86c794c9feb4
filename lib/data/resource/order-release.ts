import "server-only";
import type { ReleaseOrderInput } from "@/lib/contracts/resource";
import type { Permit } from "@/lib/domain/access/permit";
import { type Decision, refuse } from "@/lib/domain/decision";
import { decideReleaseOrder } from "@/lib/domain/restriction/decide-order";
import type { RestrictionReason } from "@/lib/domain/restriction/decide-restriction";
import { beginAct } from "../restriction/begin-act";
import { endMoot, waitingOf } from "../restriction/moot-order";
import { settleDueActs } from "../restriction/run-act";
import { writeOrder } from "../restriction/write-order";
import { inTenant } from "../tenant";
import { type Judged, judgeRelease } from "./judge-release";

/**
 * Orders the deletion of a customer's resources that are due for it. It waits for a second person of the same company;
 * until then everything stays as it is (G8).
 */
export async function orderRelease(
  { actor }: Permit<"resource.release">,
  { customerId, resourceIds, reason }: ReleaseOrderInput,
): Promise<Decision<RestrictionReason>> {
  return inTenant(actor, async (tx) => {
    await settleDueActs(tx, actor, customerId);
    const act = await beginAct(tx, actor, { customerId, reason, messageToCustomer: null });
    if (!act) return refuse({ code: "restriction.customer-unknown" });
    const { customer, at, facts } = act;
    const waiting = await waitingOf(tx, act, "release");
    const judged = await judgeRelease(tx, actor.distributorId, { customer, resourceIds, at });
    const decision = decideReleaseOrder(
      { ...facts, named: resourceIds.length, unfit: unfitOf(judged, resourceIds) },
      waiting.open,
    );
    if (!decision.allowed) return decision;
    await endMoot(tx, act, waiting.moot);
    return writeOrder(tx, act, {
      kind: "release",
      level: null,
      origins: [],
      resources: judged.map(({ resource: { id, name }, dueAt }) => ({ id, name, dueAt: dueAt ?? at })),
      timing: "now",
      orderedFor: null,
      reason,
      messageToCustomer: null,
      agreementVersion: null,
      preview: null,
      second: true,
    });
  });
}

/** Names of what was asked for and is not to be deleted; what is not the customer's has no name here. */
function unfitOf(judged: readonly Judged[], asked: readonly string[]): readonly string[] {
  const names = judged.filter(({ decision }) => !decision.allowed).map(({ resource }) => resource.name);
  const unknown = asked.filter((id) => !judged.some(({ resource }) => resource.id === id));
  return [...names, ...unknown];
}
