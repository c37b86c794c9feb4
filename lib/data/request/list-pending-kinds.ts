import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import { requests } from "@/db/schema";
import { isUuid } from "@/lib/contracts/is-uuid";
import type { Permit } from "@/lib/domain/access/permit";
import type { RequestKind } from "@/lib/domain/request/request";
import { requestsOf } from "../scope";
import { inTenant } from "../tenant";

/** What already waits, so that it is not asked twice: of one customer, or (null) of the reseller itself. */
export async function listPendingKinds(
  { actor }: Permit<"request.read">,
  customerId: string | null,
): Promise<readonly { readonly kind: RequestKind; readonly requestId: string }[]> {
  if (customerId !== null && !isUuid(customerId)) return [];
  const about = customerId === null ? isNull(requests.customerId) : eq(requests.customerId, customerId);
  return inTenant(actor, (tx) =>
    tx
      .select({ kind: requests.kind, requestId: requests.id })
      .from(requests)
      .where(and(requestsOf(actor), eq(requests.state, "pending"), about)),
  );
}
