import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { customers, orders } from "@/db/schema";
import type { ChargeFilter } from "@/lib/contracts/expenditure-query";
import type { Actor } from "@/lib/domain/access/actor";
import { BILL_RULES, type BillFacts, OTHERWISE } from "@/lib/domain/expenditure/bill-type";
import { paymentStatusOf } from "@/lib/domain/expenditure/payment-status";
import { gaveWay } from "../charge/gave-way";
import { customersOf, ordersOf } from "../scope";
import { managerOf, narrowed, withPartner } from "./expenditure-source";

/** A fact of `billTypeOf` as a charge `u` with its order line `l` and order tells it. */
const FACTS = {
  origin: sql.raw("u.origin"),
  category: sql.raw("u.category"),
  counting: sql.raw("u.counting"),
  isCommitment: sql.raw("(u.commitment_id is not null)"),
  isNegative: sql.raw("(u.list_cost < 0)"),
  orderType: sql`${orders.type}`,
  orderSource: sql`${orders.source}`,
  lineKind: sql.raw("l.kind"),
} as const satisfies Record<keyof BillFacts, SQL>;

/** The rules of `billTypeOf`, as the database reads them. */
export const BILL_TYPE = sql`case ${sql.join(
  BILL_RULES.map(({ type, when }) => {
    const facts = Object.entries(when).map(([name, value]) => sql`${FACTS[name as keyof BillFacts]} = ${value}`);
    return sql`when ${sql.join(facts, sql` and `)} then ${type}::text`;
  }),
  sql` `,
)} else ${OTHERWISE}::text end`;

/** Charges `u` with their association `a` and, of an order's, line `l` and order. */
export const CHARGES = sql`charges u
  join associations a on a.distributor_id = u.distributor_id and a.id = u.association_id
  left join order_lines l on u.origin = 'order' and l.distributor_id = u.distributor_id and l.id = u.id
  left join orders on ${orders.distributorId} = l.distributor_id and ${orders.id} = l.order_id`;

const BOUGHT_TYPES = BILL_RULES.filter(({ when }) => when.category || when.orderType || when.origin === "order").map(
  ({ type }) => type,
);

/** Whether only what is bought or put right is wanted, which has an index of its own. */
export function isOfBought({ billType, payment }: ChargeFilter): boolean {
  return payment === "paid" || (billType !== null && BOUGHT_TYPES.includes(billType));
}

/** Which charges, in which order, and how many. */
export type Picking = { readonly where: SQL; readonly direction: SQL; readonly count: number };

/** Picks charges in order, and reads all that is told of them only for those. */
export function pickCharges(actor: Actor, filter: ChargeFilter, { where, direction, count }: Picking): SQL {
  const order = sql`order by u.day ${direction}, u.id ${direction}`;
  return sql`
    with picked as materialized (select u.id from ${CHARGES} where ${where} ${order} limit ${count})
    select ${columnsOf(actor, filter)}
    from picked join ${CHARGES} on u.distributor_id = ${actor.distributorId}::uuid and u.month = ${filter.month} and u.id = picked.id
    join customers on ${customers.distributorId} = u.distributor_id and ${customers.id} = u.customer_id
    ${order}`;
}

/** All that is told of all of them, the newest day first; for what reads them to the end. */
export function everyCharge(actor: Actor, filter: ChargeFilter, where: SQL): SQL {
  return sql`
    select ${columnsOf(actor, filter)}
    from ${CHARGES}
    join customers on ${customers.distributorId} = u.distributor_id and ${customers.id} = u.customer_id
    where ${where} order by u.day desc, u.id desc`;
}

function columnsOf(actor: Actor, filter: ChargeFilter): SQL {
  return sql`u.id, u.day::text, u.account_id, u.service, u.region, u.charging_mode, u.resource_id, u.resource_name,
    u.list_cost::text, u.spent::text, u.origin, ${BILL_TYPE} as bill_type,
    coalesce(u.details->>'ChargeDescription', u.details->>'Product', u.details->>'SkuMeter') as description,
    ${customers.id} as customer_id, ${customers.name} as customer_name, ${customers.accountName} as customer_account,
    (${customersOf(actor)}) as is_present,
    (select r.name from resellers r where r.distributor_id = a.distributor_id and r.id = a.reseller_id) as reseller,
    (select n.name from members m join users n on n.id = m.user_id
      where m.distributor_id = u.distributor_id and m.id::text = ${managerOf(actor, filter.expenditure)}) as manager,
    case when ${ordersOf(actor)} then ${orders.id} end as order_id`;
}

/** Which charges the details show: neither tax nor coupons, nor an estimate that gave way, as the roll-ups have it. */
export function chargeWhere(actor: Actor, filter: ChargeFilter, isClosed: boolean): SQL {
  const { expenditure, amount, billType, resourceName, resourceId } = filter;
  const { accountManager } = expenditure;
  const parts = [
    sql`u.month = ${filter.month} and u.removed_in is null and u.customer_id is not null`,
    sql`u.category not in ('tax', 'credit')`,
    oftenTrue(sql`not ${gaveWay("u")}`),
    narrowed(actor, expenditure),
    withPartner(expenditure),
    accountManager === null ? undefined : oftenTrue(sql`${managerOf(actor, expenditure)} = ${accountManager}`),
    isOfBought(filter) ? sql`u.category in ('purchase', 'adjustment')` : undefined,
    amount === "all" ? undefined : amount === "refunds" ? sql`u.spent < 0` : sql`u.spent <> 0`,
    billType === null ? undefined : oftenTrue(sql`${BILL_TYPE} = ${billType}`),
    resourceName === null ? undefined : sql`u.resource_name = ${resourceName}`,
    resourceId === null ? undefined : sql`u.resource_id = ${resourceId}`,
    paymentWhere(filter, isClosed),
  ];
  return sql.join(
    parts.filter((part) => part !== undefined),
    sql` and `,
  );
}

/** The planner takes an equality it knows nothing of for rare, and would rather sort a month than go through its days. */
function oftenTrue(condition: SQL): SQL {
  return sql`case when ${condition} then true else false end`;
}

/** In one month only what is an order's and what is not can differ. */
function paymentWhere({ payment }: ChargeFilter, isClosed: boolean): SQL | undefined {
  if (payment === null) return undefined;
  const [ofOrders, ofBills] = [paymentStatusOf("order", isClosed), paymentStatusOf("delivery", isClosed)];
  if (payment === ofOrders) return sql`u.origin = 'order'`;
  return payment === ofBills ? sql`u.origin <> 'order'` : sql`false`;
}
