import "server-only";
import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { freezeCauses } from "@/db/schema";
import type { Permission } from "@/lib/domain/delegation/authority";
import { isGrantRequest, permissionsToDo, type RequestWish } from "@/lib/domain/request/request";

/** Origins of the open causes that freeze resources, by customer; customers without any are not in it. */
export async function loadResourceFreezes(
  tx: Transaction,
  distributorId: string,
  customerIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (customerIds.length === 0) return new Map();
  const rows = await tx
    .select({ customerId: freezeCauses.customerId, origin: freezeCauses.origin })
    .from(freezeCauses)
    .where(
      and(
        eq(freezeCauses.distributorId, distributorId),
        inArray(freezeCauses.customerId, [...customerIds]),
        isNull(freezeCauses.endedAt),
        eq(freezeCauses.level, "account-and-resources"),
      ),
    );
  const grouped = Map.groupBy(rows, ({ customerId }) => customerId);
  return new Map([...grouped].map(([customerId, causes]) => [customerId, causes.map(({ origin }) => origin)]));
}

/** What the act of a customer's request needs now; none for permission and quota. */
export function neededFor(
  wish: RequestWish,
  resourceFreezes: ReadonlyMap<string, readonly string[]>,
  customerId: string,
): readonly Permission[] {
  const { kind } = wish;
  if (isGrantRequest(kind)) return [];
  if (wish.kind !== "lift") return permissionsToDo(kind);
  const named: readonly string[] = wish.origins;
  const resources = (resourceFreezes.get(customerId) ?? []).some((origin) => named.includes(origin));
  return permissionsToDo(kind, resources ? "account-and-resources" : "account");
}
