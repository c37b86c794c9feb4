import "server-only";
import type { Permit } from "@/lib/domain/access/permit";
import { issuePermit } from "@/lib/domain/access/permit";
import { membersOf } from "../member/list-members";
import { inTenant } from "../tenant";
import { colleagueOf } from "./colleague";

/** Members of one's own company whose roles let them handle alerts, by name. */
export async function listAlertHandlers({
  actor,
}: Permit<"alert.read">): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const { distributorId, company } = actor;
  const members = await inTenant(actor, (tx) => membersOf(tx, { distributorId, companyId: company.id }));
  return members
    .filter((member) => issuePermit(colleagueOf(actor, member), "alert.handle") !== null)
    .map(({ id, name }) => ({ id, name }));
}
