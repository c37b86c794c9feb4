import { couponSettlements, coupons, couponUses } from "@/db/schema";
import { moneyOfDriver } from "@/db/schema/columns";
import { plainOf } from "@/lib/data/audit";
import {
  addDays,
  addMonths,
  type BillingDay,
  type BillingMonth,
  firstDayOf,
  lastDayOf,
} from "@/lib/domain/calendar/billing-month";
import { paysMonth, validityOf } from "@/lib/domain/coupon/coupon";
import {
  firstMonthOf,
  lastDueMonth,
  SETTLED_MODES,
  SETTLEMENT_DAY_DEFAULT,
  settledAtOf,
} from "@/lib/domain/coupon/settlement";
import { leftAfter, payable, type Taken, takeFromCoupons, totalOf } from "@/lib/domain/coupon/take";
import { type Money, parseMoney, ZERO } from "@/lib/domain/money/money";
import { type Book, changeAt, customerSubject, emptyRecords, insertRecords, note } from "./records";
import { insertRows, type Owner } from "./rows";
import { atHour, type Span } from "./span";
import type { Customer } from "./world";

type Spec = {
  readonly amount: string;
  readonly issued: BillingDay;
  readonly from?: BillingDay;
  readonly until: BillingDay;
  readonly note: string | null;
  /** A day later, because it was given twice. */
  readonly isWithdrawn?: boolean;
};

/** Coupons in every state; what a settled month took of them depends on the day of the visit. */
function specsOf({ today, running }: Span): Readonly<Record<string, readonly Spec[]>> {
  const [before, last] = [addMonths(running, -2), addMonths(running, -1)];
  const dayOf = (month: BillingMonth, number: number) => addDays(firstDayOf(month), number - 1);
  return {
    "demo-customer": [
      {
        amount: "9000",
        issued: dayOf(before, 3),
        until: lastDayOf(before),
        note: "Support for the move to the new region",
      },
      { amount: "500", issued: dayOf(before, 20), until: lastDayOf(last), note: "Thank you for the reference visit" },
      { amount: "12000", issued: dayOf(last, 8), until: addDays(today, 60), note: "Yearly agreement" },
      { amount: "300", issued: addDays(today, -9), until: addDays(today, 80), note: null, isWithdrawn: true },
      {
        amount: "250",
        issued: addDays(today, -2),
        until: addDays(today, 4),
        note: "Trial of the new database service",
      },
      { amount: "400", issued: addDays(today, -1), from: addDays(today, 10), until: addDays(today, 40), note: null },
    ],
    "copperleaf-kitchens": [{ amount: "1000", issued: dayOf(last, 8), until: addDays(today, 30), note: "Welcome" }],
    "moonlit-arcade": [{ amount: "750", issued: addDays(today, -3), until: addDays(today, 90), note: null }],
  };
}

type Coupon = typeof coupons.$inferInsert & { readonly id: string; readonly amount: Money; remaining: Money };

/** Given to some customers; the months that are due by now are settled, from the sums that stand. */
export async function insertCoupons(owner: Owner, { world, stamps }: Book): Promise<void> {
  const book: Book = { world, stamps, records: emptyRecords() };
  for (const [accountName, specs] of Object.entries(specsOf(world.span))) {
    const customer = world.customers.find((one) => one.accountName === accountName);
    if (!customer) throw new Error(`no customer has the account name ${accountName}`);
    const given = specs.map((spec) => couponOf(book, customer, spec));
    const settled = await settle(owner, book, customer, given);
    await insertRows(owner, coupons, given);
    await insertRows(owner, couponUses, settled.uses);
    await insertRows(owner, couponSettlements, settled.settlements);
  }
  await insertRecords(owner, book.records);
}

function couponOf(book: Book, customer: Customer, spec: Spec): Coupon {
  const { world, stamps } = book;
  const { issued, from = issued, until } = spec;
  const amount = parseMoney(spec.amount) ?? ZERO;
  const change = changeAt(book, atHour(issued, 10), stamps.finance);
  const id = world.random.id(change.at);
  const subject = customerSubject(customer);
  const after = plainOf({ couponId: id, amount, from, until, note: spec.note });
  note(book, { change, action: "coupon.issued", subject, after });
  const validity = validityOf(from, until);
  const coupon: Coupon = {
    distributorId: world.distributor.id,
    id,
    customerId: customer.id,
    amount,
    remaining: amount,
    ...validity,
    note: spec.note,
    issuedAt: change.at,
    by: change.by,
    changeId: change.id,
    nextSettlement: firstMonthOf(validity),
  };
  return spec.isWithdrawn ? withdrawn(book, customer, coupon, atHour(addDays(issued, 1), 11)) : coupon;
}

function withdrawn(book: Book, customer: Customer, coupon: Coupon, at: Date): Coupon {
  const change = changeAt(book, at, book.stamps.finance);
  const reason = "Issued twice";
  const { id: couponId, amount } = coupon;
  const [before, after] = [plainOf({ couponId, remaining: amount }), plainOf({ couponId, remaining: ZERO })];
  note(book, { change, action: "coupon.withdrawn", subject: customerSubject(customer), before, after, reason });
  return {
    ...coupon,
    remaining: ZERO,
    withdrawn: amount,
    withdrawnAt: at,
    withdrawnBy: change.by,
    withdrawReason: reason,
    withdrawChangeId: change.id,
  };
}

type Settled = {
  readonly uses: (typeof couponUses.$inferInsert)[];
  readonly settlements: (typeof couponSettlements.$inferInsert)[];
};

/** As the product settles, month by month; moves what is left of the coupons and for what they wait. */
async function settle(owner: Owner, book: Book, customer: Customer, given: Coupon[]): Promise<Settled> {
  const { world, stamps } = book;
  const [distributorId, customerId, associationId] = [world.distributor.id, customer.id, customer.associations[0].id];
  const settled: Settled = { uses: [], settlements: [] };
  const due = lastDueMonth(SETTLEMENT_DAY_DEFAULT, world.span.now);
  const first = given.map((coupon) => firstMonthOf(coupon)).toSorted()[0] ?? due;
  for (let month = first; month <= due; month = addMonths(month, 1)) {
    const valid = given.filter((coupon) => paysMonth(coupon, month));
    if (valid.length === 0) continue;
    const usage = payable(await usageOf(owner, associationId, month));
    const taken = takeFromCoupons(valid, usage);
    const change = changeAt(book, settledAtOf(month, SETTLEMENT_DAY_DEFAULT), stamps.system);
    const key = { distributorId, customerId, month, changeId: change.id };
    const paid = totalOf(taken);
    settled.settlements.push({ ...key, usage, paid, settledAt: change.at });
    for (const { couponId, amount } of taken) {
      settled.uses.push({ ...key, id: world.random.id(change.at), couponId, associationId, amount, at: change.at });
    }
    const after = plainOf({ month, usage, paid, coupons: taken });
    note(book, { change, action: "coupon.settled", subject: customerSubject(customer), after });
    move(given, valid, taken, month);
  }
  return settled;
}

function move(given: Coupon[], valid: readonly Coupon[], taken: readonly Taken[], month: BillingMonth): void {
  const left = new Map(leftAfter(valid, taken).map((coupon) => [coupon.id, coupon.remaining]));
  const next = addMonths(month, 1);
  for (const coupon of given) {
    coupon.remaining = left.get(coupon.id) ?? coupon.remaining;
    if (left.has(coupon.id)) coupon.nextSettlement = paysMonth(coupon, next) ? next : null;
  }
}

async function usageOf({ client }: Owner, associationId: string, month: BillingMonth): Promise<Money> {
  const [row] = await client<{ usage: string }[]>`
    select coalesce(sum(spent), 0)::text as usage from day_rollups
    where association_id = ${associationId} and charging_mode in ${client([...SETTLED_MODES])}
      and day >= ${firstDayOf(month)} and day <= ${lastDayOf(month)}`;
  return moneyOfDriver(row?.usage ?? "0");
}
