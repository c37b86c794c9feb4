import "server-only";
import type { Transaction } from "@/db/client";
import { permissionsFor } from "@/lib/domain/restriction/cause";
import type { FreezeLevel } from "@/lib/domain/restriction/freeze";
import type { CompanyRef } from "../alert/write-notices";
import { loadAuthorities } from "../delegation/load-authority";

type Customer = { readonly id: string; readonly resellerId: string | null };

/** The distributor, and of each customer the reseller where it holds the permission for that level (G7). */
export async function concernedPartners(
  tx: Transaction,
  distributorId: string,
  { customers, level, at }: { readonly customers: readonly Customer[]; readonly level: FreezeLevel; readonly at: Date },
): Promise<(customer: Customer) => readonly CompanyRef[]> {
  const ids = customers.map(({ id }) => id);
  const authorities = await loadAuthorities(tx, distributorId, ids, at);
  const needed = permissionsFor(level);
  return ({ id, resellerId }) => {
    const authority = authorities.get(id);
    const isHolder = needed.some((permission) => authority?.[permission] === "reseller");
    const distributor: CompanyRef = { kind: "distributor", id: distributorId };
    return isHolder && resellerId !== null ? [distributor, { kind: "reseller", id: resellerId }] : [distributor];
  };
}
