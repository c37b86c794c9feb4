import "server-only";
import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { assignments, members, users } from "@/db/schema";
import type { ManagerName } from "@/lib/contracts/assignment-view";
import type { Actor } from "@/lib/domain/access/actor";

export type Assignable = "customer" | "reseller";

/**
 * Which of the actor's colleagues look after these customers or resellers, by their id; who is missing has none. The
 * caller minds the scope; another company's account managers are not told.
 */
export async function findManagers(
  tx: Transaction,
  { distributorId, company }: Pick<Actor, "distributorId" | "company">,
  kind: Assignable,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ManagerName>> {
  if (ids.length === 0) return new Map();
  const about = kind === "customer" ? assignments.customerId : assignments.resellerId;
  const rows = await tx
    .select({ about, memberId: assignments.memberId, name: users.name })
    .from(assignments)
    .innerJoin(members, and(eq(members.distributorId, assignments.distributorId), eq(members.id, assignments.memberId)))
    .innerJoin(users, eq(users.id, members.userId))
    .where(
      and(
        eq(assignments.distributorId, distributorId),
        eq(assignments.companyId, company.id),
        isNull(assignments.endedAt),
        inArray(about, [...ids]),
      ),
    );
  return new Map(rows.map(({ about: id, ...manager }) => [id ?? "", manager]));
}

type Customer = { readonly id: string; readonly resellerId: string | null };

/** The same for customers as a partner reads them: a distributor of a reseller's customer who looks after the reseller. */
export async function findCustomerManagers(
  tx: Transaction,
  actor: Actor,
  customers: readonly Customer[],
): Promise<ReadonlyMap<string, ManagerName>> {
  const ids = customers.map(({ id }) => id);
  const direct = await findManagers(tx, actor, "customer", ids);
  const resellerIds = customers.flatMap(({ resellerId }) => resellerId ?? []);
  const through = await findManagers(tx, actor, "reseller", [...new Set(resellerIds)]);
  return new Map(
    customers.flatMap(({ id, resellerId }) => {
      const manager = direct.get(id) ?? through.get(resellerId ?? "");
      return manager ? [[id, manager] as const] : [];
    }),
  );
}
