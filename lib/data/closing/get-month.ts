import "server-only";
import { sql } from "drizzle-orm";
import { customers } from "@/db/schema";
import { moneyOfDriver } from "@/db/schema/columns";
import type { ClosedChange, MonthLine } from "@/lib/contracts/closing";
import { decodeCursor, encodeCursor } from "@/lib/contracts/cursor";
import { type Page, type PagePlace, START } from "@/lib/contracts/page";
import type { Permit } from "@/lib/domain/access/permit";
import type { BillingMonth } from "@/lib/domain/calendar/billing-month";
import type { ClosedChangeCause } from "@/lib/domain/expenditure/closed-change";
import type { Freshness } from "@/lib/domain/expenditure/freshness";
import { monthRangeOf } from "@/lib/domain/expenditure/range";
import { loadFreshness } from "../expenditure/load-freshness";
import { instantOf } from "../instant";
import { isBackwards, pageOf } from "../page-of";
import { customersOf, expenditureOf } from "../scope";
import { inTenant } from "../tenant";
import { loadMonthLine } from "./list-months";

const PAGE = 50;

type Row = {
  at: string;
  association: string;
  customer: string;
  name: string;
  present: boolean;
  cause: ClosedChangeCause;
  import_id: string | null;
  spent: string;
  counted: string;
};

export type MonthView = {
  readonly asOf: Date;
  readonly freshness: Freshness;
  readonly line: MonthLine;
  /** What moved it since, newest first, by the customer's time with its partner. */
  readonly changes: Page<ClosedChange>;
};

/** A month with its figures and a page of what moved it after its closing. */
export async function getMonth(
  { actor }: Permit<"expenditure.read">,
  month: BillingMonth,
  place: PagePlace = START,
  size = PAGE,
): Promise<MonthView> {
  const backwards = isBackwards(place);
  const cursor = decodeCursor(place.after ?? place.before);
  const [customerId, associationId] = [sql`k.customer_id`, sql`k.association_id`];
  const [order, beyond] = backwards ? [sql.raw("asc"), sql.raw(">")] : [sql.raw("desc"), sql.raw("<")];
  const from = cursor && isInstant(cursor[0]) ? cursor : null;
  return inTenant(actor, async (tx) => {
    const asOf = await instantOf(tx);
    const rows = await tx.execute<Row>(sql`
      select to_char(k.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, k.association_id as association,
        k.customer_id as customer, ${customers}.name, coalesce(${customersOf(actor)}, false) as present, k.cause,
        (
          select r.import_id from delivery_revisions r
          where r.distributor_id = k.distributor_id and r.delivery_id = k.delivery_id
            and r.state in ('applied', 'superseded') and coalesce(r.decided_at, r.at) <= k.at
          order by coalesce(r.decided_at, r.at) desc, r.number desc limit 1
        ) as import_id,
        k.spent::text as spent, k.counted::text as counted
      from closed_month_changes k
      join ${customers} on ${customers}.distributor_id = k.distributor_id and ${customers}.id = k.customer_id
      where k.distributor_id = ${actor.distributorId} and k.month = ${month}
        and ${expenditureOf(actor, { customerId, associationId }) ?? sql`true`}
        and ${from === null ? sql`true` : sql`(k.at, k.association_id) ${beyond} (${from[0]}::timestamptz, ${from[1]}::uuid)`}
      order by k.at ${order}, k.association_id ${order}
      limit ${size + 1}`);
    return {
      asOf,
      freshness: await loadFreshness(tx, actor, monthRangeOf({ first: month, last: month })),
      line: await loadMonthLine(tx, actor, month, asOf),
      changes: pageOf(rows.map(changeOf), size, from === null ? START : place, (change) =>
        encodeCursor([change.at.toISOString(), change.associationId]),
      ),
    };
  });
}

function changeOf({ at, association, customer, name, present, cause, import_id, spent, counted }: Row): ClosedChange {
  return {
    at: new Date(at),
    associationId: association,
    customerId: customer,
    customerName: name,
    isPresent: present,
    cause,
    importId: import_id,
    spent: moneyOfDriver(spent),
    counted: moneyOfDriver(counted),
  };
}

function isInstant(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(text) && !Number.isNaN(new Date(text).getTime());
}
