import "server-only";
import type { AssignResellersInput } from "@/lib/contracts/assignment";
import type { AssignmentOutcome } from "@/lib/contracts/assignment-view";
import type { Permit } from "@/lib/domain/access/permit";
import { lockResellers } from "../delegation/lock-governed";
import { inTenant } from "../tenant";
import { changeAssignments } from "./change-assignments";

/** Gives resellers an account manager at the distributor, passes them on or lets them go; an answer a row. */
export async function assignResellers(
  { actor }: Permit<"reseller.assign">,
  { act, memberId, resellerIds }: AssignResellersInput,
): Promise<readonly AssignmentOutcome[]> {
  return inTenant(actor, async (tx) => {
    const resellers = await lockResellers(tx, actor.distributorId, resellerIds, "exclusive");
    const subjects = resellers.map(({ id, name }) => ({ id, name, otherPartner: null }));
    return changeAssignments(tx, actor, { kind: "reseller", act, memberId, ids: resellerIds }, subjects);
  });
}
