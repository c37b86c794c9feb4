import "server-only";
import type { Actor } from "@/lib/domain/access/actor";
import type { CompanyRef } from "../alert/write-notices";

/** Both sides of a grant. */
export function bothOf({ distributorId }: Pick<Actor, "distributorId">, resellerId: string): readonly CompanyRef[] {
  return [
    { kind: "distributor", id: distributorId },
    { kind: "reseller", id: resellerId },
  ];
}
