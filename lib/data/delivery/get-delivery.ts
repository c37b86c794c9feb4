import "server-only";
import { eq, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { deliveries } from "@/db/schema";
import { moneyOfDriver } from "@/db/schema/columns";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import type { ChargeCategory } from "@/lib/domain/expenditure/charge";
import type { Money } from "@/lib/domain/money/money";
import { inTenant } from "../tenant";
import { type DeliveryView, readDeliveries } from "./read-deliveries";

/** Sums of the rows in force by month and category; tax and credits are seen here only. */
export type DeliverySum = {
  readonly month: string;
  readonly category: ChargeCategory;
  readonly rows: number;
  readonly listed: Money;
  readonly counted: Money;
  readonly billed: Money;
};

type SumRow = {
  month: string;
  category: ChargeCategory;
  rows: number;
  listed: string;
  counted: string;
  billed: string;
};

async function readSums(
  tx: Transaction,
  { distributorId }: Actor,
  deliveryId: string,
): Promise<readonly DeliverySum[]> {
  const rows = await tx.execute<SumRow>(sql`
    select month, category, count(*)::integer as rows, sum(list_cost)::text as listed, sum(spent)::text as counted,
      sum(billed_cost)::text as billed
    from charges
    where distributor_id = ${distributorId} and delivery_id = ${deliveryId} and removed_in is null
    group by month, category order by month, category`);
  return rows.map((row) => ({
    ...row,
    listed: moneyOfDriver(row.listed),
    counted: moneyOfDriver(row.counted),
    billed: moneyOfDriver(row.billed),
  }));
}

/** A delivery with its revisions and sums; null when it is not this distributor's. */
export async function getDelivery(
  { actor }: Permit<"delivery.read">,
  deliveryId: string,
): Promise<(DeliveryView & { readonly sums: readonly DeliverySum[] }) | null> {
  return inTenant(actor, async (tx) => {
    const [found] = await readDeliveries(tx, actor, eq(deliveries.id, deliveryId));
    return found ? { ...found, sums: await readSums(tx, actor, deliveryId) } : null;
  });
}
