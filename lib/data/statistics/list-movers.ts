import "server-only";
import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { moneyOfDriver } from "@/db/schema/columns";
import type { ExpenditureFilter } from "@/lib/contracts/expenditure";
import type { Mover, Movers, Slice } from "@/lib/contracts/statistics-view";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import type { ChargingMode } from "@/lib/domain/expenditure/charge";
import type { DayRange } from "@/lib/domain/expenditure/range";
import { type Money, minus } from "@/lib/domain/money/money";
import { expenditureSource } from "../expenditure/expenditure-source";
import { inTenant } from "../tenant";
import { selectResourceChanges } from "./list-resource-changes";
import { loadGroupNames } from "./load-group-names";

export const MOVERS_EACH = 5;

/** The customers whose spending rose and fell most between two periods, each with what moved it most. */
export async function listMovers(
  { actor }: Permit<"expenditure.read">,
  filter: ExpenditureFilter,
  former: DayRange,
): Promise<Movers> {
  return inTenant(actor, async (tx) => {
    const moved = await selectMoved(tx, actor, filter, former);
    const ids = moved.map(({ customerId }) => customerId);
    const nameOf = await loadGroupNames(tx, actor, "customer", ids);
    const slices = ids.length === 0 ? [] : await selectSlices(tx, actor, filter, { former, ids });
    const movers: Mover[] = [];
    for (const one of moved) {
      const own = slices.filter(({ customerId }) => customerId === one.customerId);
      const reason = await reasonOf(tx, actor, filter, { former, moved: one, slices: own });
      movers.push({ ...one, name: nameOf(one.customerId).name ?? "", reason });
    }
    return {
      risen: movers.filter(({ spent, former: before }) => spent > before),
      fallen: movers.filter(({ spent, former: before }) => spent < before),
    };
  });
}

type Moved = { readonly customerId: string; readonly spent: Money; readonly former: Money };

/** The risen with the greatest rise first, then the fallen with the greatest fall first. */
async function selectMoved(
  tx: Transaction,
  actor: Actor,
  filter: ExpenditureFilter,
  former: DayRange,
): Promise<readonly Moved[]> {
  const sums = (range: DayRange) => sql`
    select customer, sum(spent) as spent from ${expenditureSource(actor, { ...filter, range }, ["customer"])} group by 1`;
  const rows = await tx.execute<Record<"customer" | "spent" | "former", string>>(sql`
    with moved as (
      select customer, coalesce(n.spent, 0) as spent, coalesce(b.spent, 0) as former,
        coalesce(n.spent, 0) - coalesce(b.spent, 0) as change
      from (${sums(filter.range)}) n full join (${sums(former)}) b using (customer)
    ), ranked as (
      select *, row_number() over (partition by sign(change) order by abs(change) desc, customer) as place from moved
    )
    select customer, spent::text, former::text from ranked
    where change <> 0 and place <= ${MOVERS_EACH} order by sign(change) desc, place`);
  return rows.map(({ customer, spent, former: before }) => ({
    customerId: customer,
    spent: moneyOfDriver(spent),
    former: moneyOfDriver(before),
  }));
}

type CustomerSlice = Slice & { readonly customerId: string; readonly change: Money };

async function selectSlices(
  tx: Transaction,
  actor: Actor,
  filter: ExpenditureFilter,
  { former, ids }: { former: DayRange; ids: readonly string[] },
): Promise<readonly CustomerSlice[]> {
  const part = (range: DayRange, sign: 1 | -1) => {
    const source = expenditureSource(actor, { ...filter, range, customerIds: ids }, ["customer", "product", "region"]);
    return sql`select customer, product, region, charging_mode, ${sql.raw(String(sign))} * spent as change from ${source}`;
  };
  const rows = await tx.execute<
    Record<"customer" | "product" | "region" | "change", string> & { charging_mode: ChargingMode }
  >(sql`
    select customer, product, region, charging_mode, sum(change)::text as change
    from (${part(filter.range, 1)} union all ${part(former, -1)}) both_periods
    group by 1, 2, 3, 4 order by abs(sum(change)) desc, 1, 2, 3, 4`);
  return rows.map(({ customer, charging_mode: chargingMode, change, ...slice }) => ({
    ...slice,
    customerId: customer,
    chargingMode,
    change: moneyOfDriver(change),
  }));
}

type ReasonOf = { readonly former: DayRange; readonly moved: Moved; readonly slices: readonly CustomerSlice[] };

async function reasonOf(
  tx: Transaction,
  actor: Actor,
  filter: ExpenditureFilter,
  { former, moved, slices }: ReasonOf,
): Promise<Mover["reason"]> {
  const rose = minus(moved.spent, moved.former) > 0n;
  const slice = slices.find(({ change }) => (rose ? change > 0n : change < 0n));
  if (!slice) return null;
  const { customerId, ...part } = slice;
  const { product, region, chargingMode } = part;
  const of = { ...filter, customerId, product, region, chargingMode };
  const direction = rose ? "up" : "down";
  const resources = await selectResourceChanges(tx, actor, of, { former, limit: 1, direction });
  return { ...part, resource: resources?.[0] ?? null };
}
