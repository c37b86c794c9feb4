import "server-only";
import { and, eq, inArray, isNull, type SQL } from "drizzle-orm";
import { customers, resellers } from "@/db/schema";
import { isUuid } from "@/lib/contracts/is-uuid";
import type { Actor } from "@/lib/domain/access/actor";
import type { Action, Permit } from "@/lib/domain/access/permit";
import { customersOf, resellersOf } from "../scope";
import { inTenant } from "../tenant";

/** Whose customers a call addresses; for whoever is no distributor its own, whatever it says. */
export type Address = {
  /** Null: a distributor's own customers. */
  readonly resellerId: string | null;
};

/** Narrows customers to those a call addresses: a distributor's own, or those of the one reseller it names. */
export function addressedBy({ company }: Actor, { resellerId }: Address): SQL | undefined {
  if (company.kind !== "distributor") return undefined;
  return resellerId === null ? isNull(customers.resellerId) : eq(customers.resellerId, resellerId);
}

/** Which of these ids are customers that the call addresses, each once, in their order; in capitals they are the same. */
export async function findAddressed(
  { actor }: Permit<Action>,
  ids: readonly string[],
  address: Address,
): Promise<readonly string[]> {
  const wanted = [...new Set(ids.map((id) => id.toLowerCase()))].filter(isUuid);
  if (wanted.length === 0) return [];
  const rows = await inTenant(actor, (tx) =>
    tx
      .select({ id: customers.id })
      .from(customers)
      .where(and(customersOf(actor), addressedBy(actor, address), inArray(customers.id, wanted))),
  );
  const found = new Set(rows.map(({ id }) => id));
  return wanted.filter((id) => found.has(id));
}

/** Whether a distributor may name that reseller. */
export async function isOwnReseller({ actor }: Permit<Action>, resellerId: string): Promise<boolean> {
  if (!isUuid(resellerId)) return false;
  return inTenant(
    actor,
    async (tx) => (await tx.$count(resellers, and(resellersOf(actor), eq(resellers.id, resellerId)))) > 0,
  );
}
