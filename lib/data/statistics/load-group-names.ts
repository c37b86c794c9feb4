import "server-only";
import { and, eq, inArray, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { associations, customers, members, resellers, users } from "@/db/schema";
import type { StatisticsGroup } from "@/lib/contracts/statistics-query";
import type { GroupKey } from "@/lib/contracts/statistics-view";
import type { Actor } from "@/lib/domain/access/actor";
import { associationsOf } from "../scope";

/** Names of what the actor's sums are grouped by, and of customers its own alone; products and the like are words themselves. */
export async function loadGroupNames(
  tx: Transaction,
  actor: Actor,
  group: StatisticsGroup,
  keys: readonly string[],
): Promise<(key: string) => GroupKey> {
  const ids = keys.filter((key) => key !== "");
  const rows = ids.length === 0 ? [] : await namesOf(tx, actor, group, ids);
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return (key) => ({ key, name: names.get(key) ?? null });
}

type Named = { readonly id: string; readonly name: string };

async function namesOf(
  tx: Transaction,
  actor: Actor,
  group: StatisticsGroup,
  ids: string[],
): Promise<readonly Named[]> {
  switch (group) {
    case "customer":
      return tx
        .select({ id: customers.id, name: customers.name })
        .from(customers)
        .where(
          and(
            eq(customers.distributorId, actor.distributorId),
            inArray(customers.id, ids),
            sql`${customers.id} in (select ${associations.customerId} from ${associations} where ${associationsOf(actor)})`,
          ),
        );
    case "reseller":
      return tx
        .select({ id: resellers.id, name: resellers.name })
        .from(resellers)
        .where(and(eq(resellers.distributorId, actor.distributorId), inArray(resellers.id, ids)));
    case "account-manager":
      return tx
        .select({ id: members.id, name: users.name })
        .from(members)
        .innerJoin(users, eq(users.id, members.userId))
        .where(
          and(
            eq(members.distributorId, actor.distributorId),
            eq(members.companyId, actor.company.id),
            inArray(members.id, ids),
          ),
        );
    default:
      return [];
  }
}
