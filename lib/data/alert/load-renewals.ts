import "server-only";
import { and, inArray } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { customers } from "@/db/schema";
import type { AlertKind } from "@/lib/domain/alert/alert";
import { DAY_MS } from "@/lib/domain/calendar/billing-month";
import { AHEAD_DAYS } from "@/lib/domain/term/automatic-renewal";
import { newId } from "../new-id";
import { type DueRenewal, listDueRenewals } from "../order/list-due-renewals";
import { type CustomerFacts, loadAllPurchaseFactsIn } from "../purchase/load-purchase-facts";
import { findDistributor, systemActor } from "../system-actor";
import { type Asked, concernedColumns, presentCustomersOf } from "./condition";

type Renewing = {
  readonly customer: {
    readonly id: string;
    readonly name: string;
    readonly resellerId: string | null;
    readonly held: boolean;
  };
  readonly renewals: readonly DueRenewal[];
  readonly facts: CustomerFacts;
};

/** What renews itself within the days that are looked ahead, or tries to since, by customer, with what decides it. */
export async function loadRenewals(
  tx: Transaction,
  { distributorId, at }: Asked,
  kind: AlertKind,
): Promise<readonly Renewing[]> {
  const distributor = await findDistributor(tx, distributorId);
  if (!distributor) return [];
  const system = systemActor(distributorId, distributor, newId());
  const until = new Date(at.getTime() + AHEAD_DAYS * DAY_MS);
  const renewals = Map.groupBy(await listDueRenewals(tx, system, { at, until }), ({ customer }) => customer.id);
  if (renewals.size === 0) return [];
  const ids = [...renewals.keys()];
  const factsOf = await loadAllPurchaseFactsIn(tx, system, ids);
  const rows = await tx
    .select(concernedColumns(kind, at))
    .from(customers)
    .where(and(presentCustomersOf(distributorId), inArray(customers.id, ids)));
  return rows.flatMap((customer) => {
    const [own, facts] = [renewals.get(customer.id), factsOf.get(customer.id)];
    return own && facts ? [{ customer, renewals: own, facts }] : [];
  });
}
