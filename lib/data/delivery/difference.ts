import "server-only";
import { and, eq, inArray, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { closedMonths, customers } from "@/db/schema";
import type { DeliveryDifference } from "@/lib/contracts/delivery";
import type { Actor } from "@/lib/domain/access/actor";
import { decimalOf, type Money, minus, plus, ZERO } from "@/lib/domain/money/money";
import type { Total } from "./read-totals";

/** Names of customers, for reports. */
export async function customerNames(
  tx: Transaction,
  { distributorId }: Actor,
  ids: Iterable<string>,
): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return new Map();
  const rows = await tx
    .select({ id: customers.id, name: customers.name })
    .from(customers)
    .where(and(eq(customers.distributorId, distributorId), inArray(customers.id, wanted)));
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Names of accounts as their provider gives them, for reports. */
export async function accountNames(
  tx: Transaction,
  { distributorId }: Actor,
  ids: Iterable<string>,
): Promise<ReadonlyMap<string, string | null>> {
  const rows = await tx.execute<{ id: string; name: string | null }>(sql`
    select account_id as id, name from cloud_accounts
    where distributor_id = ${distributorId}
      and account_id in (select jsonb_array_elements_text(${JSON.stringify([...new Set(ids)])}::jsonb))`);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

async function closedMonthsOf(tx: Transaction, { distributorId }: Actor): Promise<ReadonlySet<string>> {
  const rows = await tx
    .select({ month: closedMonths.month })
    .from(closedMonths)
    .where(eq(closedMonths.distributorId, distributorId));
  return new Set(rows.map(({ month }) => month));
}

type Owned = Pick<Total, "customerId" | "month"> & { readonly former: Money; readonly next: Money };

/** What counts for each owner and month, of the former rows and of the next, in a steady order. */
function byOwner(former: readonly Total[], next: readonly Total[]): readonly Owned[] {
  const owned = new Map<string, Owned>();
  const add = ({ customerId, month, counted }: Total, side: "former" | "next") => {
    const key = `${customerId ?? ""} ${month}`;
    const known = owned.get(key) ?? { customerId, month, former: ZERO, next: ZERO };
    owned.set(key, { ...known, [side]: plus(known[side], counted) });
  };
  for (const total of former) add(total, "former");
  for (const total of next) add(total, "next");
  return [...owned].toSorted(([left], [right]) => left.localeCompare(right)).map(([, sums]) => sums);
}

/** What counts of a delivery, per customer and month, against the former revision; only where it differs. */
export async function differencesOf(
  tx: Transaction,
  actor: Actor,
  former: readonly Total[],
  next: readonly Total[],
): Promise<readonly DeliveryDifference[]> {
  const names = await customerNames(
    tx,
    actor,
    [...former, ...next].flatMap(({ customerId }) => customerId ?? []),
  );
  const closed = await closedMonthsOf(tx, actor);
  return byOwner(former, next)
    .filter((owned) => owned.former !== owned.next)
    .map((owned) => ({
      customerId: owned.customerId,
      customerName: owned.customerId === null ? null : (names.get(owned.customerId) ?? null),
      month: owned.month,
      former: decimalOf(owned.former),
      next: decimalOf(owned.next),
      change: decimalOf(minus(owned.next, owned.former)),
      isClosed: closed.has(owned.month),
    }));
}

/** How many rows were refused and how many rounded, and what rounding added. */
export async function stagedFacts(tx: Transaction): Promise<{
  refused: number;
  rounding: { rows: number; difference: string };
  months: readonly string[];
}> {
  const [row] = await tx.execute<{ refused: number; rounded: number; difference: string; months: string[] | null }>(sql`
    select (count(*) filter (where refused_cause is not null))::integer as refused,
      (count(*) filter (where rounding is not null))::integer as rounded,
      trim_scale(coalesce(sum(rounding), 0))::text as difference,
      array_agg(distinct month) filter (where month is not null) as months
    from staged`);
  return {
    refused: row?.refused ?? 0,
    rounding: { rows: row?.rounded ?? 0, difference: row?.difference ?? "0" },
    months: row?.months ?? [],
  };
}
