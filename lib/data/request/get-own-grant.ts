import "server-only";
import type { Permit } from "@/lib/domain/access/permit";
import type { GrantedNow } from "@/lib/domain/request/request";
import { inTenant } from "../tenant";
import { loadGranted } from "./load-granted";

/** What the asking reseller is granted now: what it asks for comes on top. */
export async function getOwnGrant({ actor }: Permit<"request.create">, at: Date): Promise<GrantedNow> {
  return inTenant(actor, (tx) => loadGranted(tx, actor.distributorId, actor.company.id, at));
}
