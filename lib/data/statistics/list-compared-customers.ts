import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { customers } from "@/db/schema";
import { moneyOfDriver } from "@/db/schema/columns";
import { decodeCursor, encodeCursor } from "@/lib/contracts/cursor";
import type { ExpenditureFilter } from "@/lib/contracts/expenditure";
import type { Page } from "@/lib/contracts/page";
import { START } from "@/lib/contracts/page";
import type { ComparisonQuery, ComparisonSort } from "@/lib/contracts/statistics-query";
import type { ComparedCustomer } from "@/lib/contracts/statistics-view";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import { addMonths, billingMonthOf, monthOfDay } from "@/lib/domain/calendar/billing-month";
import { timeStepsOf } from "@/lib/domain/expenditure/period";
import { type DayRange, monthRangeOf } from "@/lib/domain/expenditure/range";
import { type Money, ZERO } from "@/lib/domain/money/money";
import { expenditureSource } from "../expenditure/expenditure-source";
import { instantOf } from "../instant";
import { isBackwards, pageOf } from "../page-of";
import { customersOf } from "../scope";
import { inTenant } from "../tenant";

const CUSTOMERS_PAGE_SIZE = 50;
const SPARKLINE_MONTHS = 12;

export type Comparison = Page<ComparedCustomer> & {
  readonly total: Money;
  readonly formerTotal: Money;
  readonly count: number;
};

type Place = Pick<ComparisonQuery, "sort" | "order" | "after" | "before">;

/** Customers with spending in a period or the one it is held against, one keyset page. */
export async function listComparedCustomers(
  { actor }: Permit<"expenditure.read">,
  filter: ExpenditureFilter,
  { former, place, size = CUSTOMERS_PAGE_SIZE }: { former: DayRange; place: Place; size?: number },
): Promise<Comparison> {
  const { type, value, shape, usual } = SORTS[place.sort];
  const given = decodeCursor(place.after ?? place.before);
  const cursor = given && shape.test(given[0]) ? given : null;
  const at = cursor ? place : START;
  const onward = ((place.order ?? usual) === "up") !== isBackwards(at);
  const direction = sql.raw(onward ? "asc" : "desc");
  return inTenant(actor, async (tx) => {
    const rows = await tx.execute<Row>(sql`
      with compared as (${await comparedOf(tx, actor, filter, former)})
      select id::text, name, reseller, spent::text, former::text, amount::text, used::text, total::text,
        former_total::text as "formerTotal", count::text, (${value})::text as key
      from compared
      where ${cursor ? sql`(${value}, compared.id) ${sql.raw(onward ? ">" : "<")} (${cursor[0]}::${type}, ${cursor[1]}::uuid)` : sql`true`}
      order by ${value} ${direction}, compared.id ${direction}
      limit ${size + 1}`);
    const page = pageOf(rows, size, at, ({ key, id }) => encodeCursor([key, id]));
    const months = await monthsOf(
      tx,
      actor,
      filter,
      page.rows.map(({ id }) => id),
    );
    return {
      ...page,
      rows: page.rows.map((row) => ({ ...customerOf(row), months: months(row.id) })),
      ...totalsOf(rows[0]),
    };
  });
}

type Row = Record<"id" | "name" | "spent" | "former" | "total" | "formerTotal" | "count" | "key", string> &
  Record<"reseller" | "amount" | "used", string | null>;

const NUMBER = /^-?\d{1,30}(\.\d{1,40})?$/;

// Named by their table, since the rows' texts have the same names.
const SORTS: Readonly<
  Record<
    ComparisonSort,
    { readonly value: SQL; readonly type: SQL; readonly shape: RegExp; readonly usual: "up" | "down" }
  >
> = {
  name: { value: sql.raw("compared.name"), type: sql.raw("text"), shape: /^[^\0]*$/, usual: "up" },
  spent: number("compared.spent"),
  former: number("compared.former"),
  change: number("(compared.spent - compared.former)"),
  // Of the same total, so the order is that of spending.
  share: number("compared.spent"),
  used: number("coalesce(round(compared.used / compared.amount, 12), -1)"),
};

function number(value: string) {
  return { value: sql.raw(value), type: sql.raw("numeric"), shape: NUMBER, usual: "down" } as const;
}

/** Budgets are those of the actor's customers of now; of former ones only what they spent in its time is told. */
async function comparedOf(tx: Transaction, actor: Actor, filter: ExpenditureFilter, former: DayRange): Promise<SQL> {
  const running = billingMonthOf(await instantOf(tx));
  return sql`
    select customers.id, customers.name, r.name as reseller, s.spent, s.former, s.total, s.former_total, s.count,
      b.amount, case when b.type = 'one-time' then coalesce(o.used + o.reserved, 0)
        else coalesce(m.counted + m.reserved, 0) end as used
    from (
      select customer::uuid as customer_id, coalesce(n.spent, 0) as spent, coalesce(f.spent, 0) as former,
        sum(coalesce(n.spent, 0)) over () as total, sum(coalesce(f.spent, 0)) over () as former_total,
        count(*) over () as count
      from (${sumsOf(actor, filter)}) n full join (${sumsOf(actor, { ...filter, range: former })}) f using (customer)
    ) s
    join ${customers} on customers.distributor_id = ${actor.distributorId}::uuid and customers.id = s.customer_id
    left join resellers r on r.distributor_id = customers.distributor_id and r.id = customers.reseller_id
      and ${customersOf(actor)}
    left join budgets b on b.distributor_id = customers.distributor_id and b.customer_id = customers.id
      and ${customersOf(actor)}
    left join customer_months m on m.distributor_id = customers.distributor_id and m.customer_id = customers.id
      and m.month = ${running}
    left join one_time_usage o on o.distributor_id = customers.distributor_id and o.customer_id = customers.id`;
}

function sumsOf(actor: Actor, filter: ExpenditureFilter): SQL {
  return sql`select customer, sum(spent) as spent from ${expenditureSource(actor, filter, ["customer"])} group by 1`;
}

function customerOf({ id, name, reseller, spent, former, amount, used }: Row): Omit<ComparedCustomer, "months"> {
  const budget =
    amount === null ? null : { amount: moneyOfDriver(amount), used: used === null ? ZERO : moneyOfDriver(used) };
  return { id, name, reseller, spent: moneyOfDriver(spent), former: moneyOfDriver(former), budget };
}

/** Twelve months of the page's customers, up to the period's last. */
async function monthsOf(tx: Transaction, actor: Actor, filter: ExpenditureFilter, ids: readonly string[]) {
  const last = monthOfDay(filter.range.to);
  const range = monthRangeOf({ first: addMonths(last, 1 - SPARKLINE_MONTHS), last });
  const source = expenditureSource(actor, { ...filter, range, customerIds: ids }, ["customer", "month"]);
  const rows =
    ids.length === 0
      ? []
      : await tx.execute<{ customer: string; month: string; spent: string }>(
          sql`select customer, month, sum(spent)::text as spent from ${source} group by 1, 2`,
        );
  const known = new Map(rows.map(({ customer, month, spent }) => [`${customer} ${month}`, moneyOfDriver(spent)]));
  const keys = timeStepsOf(range, "month").map(({ key }) => key);
  return (id: string) => keys.map((key) => known.get(`${id} ${key}`) ?? ZERO);
}

/** Every row knows them; behind the last page there is none to ask. */
function totalsOf(first: Row | undefined): Pick<Comparison, "total" | "formerTotal" | "count"> {
  const { total = "0", formerTotal = "0", count = "0" } = first ?? {};
  return { total: moneyOfDriver(total), formerTotal: moneyOfDriver(formerTotal), count: Number(count) };
}
