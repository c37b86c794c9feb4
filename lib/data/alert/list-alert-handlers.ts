import "server-only";
import type { AlertHandler } from "@/lib/contracts/alert-view";
import { issuePermit, type Permit } from "@/lib/domain/access/permit";
import { membersOf } from "../member/list-members";
import { inTenant } from "../tenant";
import { colleagueOf } from "./colleague";

/** Members of one's own company whose roles let them handle alerts, by name. */
export async function listAlertHandlers({ actor }: Permit<"alert.read">): Promise<readonly AlertHandler[]> {
  const { distributorId, company } = actor;
  const members = await inTenant(actor, (tx) => membersOf(tx, { distributorId, companyId: company.id }));
  return members
    .filter((member) => issuePermit(colleagueOf(actor, member), "alert.handle") !== null)
    .map(({ id, name }) => ({ id, name }));
}
