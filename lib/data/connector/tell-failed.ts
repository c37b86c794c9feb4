import "server-only";
import type { Transaction } from "@/db/client";
import type { AttemptError } from "@/lib/domain/connector/attempt";
import { permissionsFor } from "@/lib/domain/restriction/cause";
import type { FreezeLevel } from "@/lib/domain/restriction/freeze";
import { type CompanyRef, tellCompanies } from "../alert/write-notices";
import { loadAuthority } from "../delegation/load-authority";

type Failed = {
  readonly at: Date;
  readonly customer: { readonly id: string; readonly name: string; readonly resellerId: string | null };
  readonly place: { readonly connector: string; readonly level: FreezeLevel | null };
  readonly error: AttemptError | null;
};

/** Tells the distributor, whose connector it is, and the reseller where it holds the permission for that level (G7). */
export async function tellFailed(
  tx: Transaction,
  distributorId: string,
  { at, customer, place, error }: Failed,
): Promise<void> {
  const authority = await loadAuthority(tx, distributorId, customer.id, at);
  const needed = permissionsFor(place.level ?? "account");
  const isHolder = needed.some((permission) => authority[permission] === "reseller");
  const to: CompanyRef[] = [{ kind: "distributor", id: distributorId }];
  if (isHolder && customer.resellerId !== null) to.push({ kind: "reseller", id: customer.resellerId });
  const facts = { customer: customer.name, connector: place.connector, level: place.level, error };
  await tellCompanies(tx, distributorId, at, [
    { to, notice: { kind: "place-failed", urgent: true, facts }, customerId: customer.id },
  ]);
}
