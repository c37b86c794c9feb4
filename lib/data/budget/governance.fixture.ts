import { eq, sql } from "drizzle-orm";
import postgres from "postgres";
import type { Transaction } from "@/db/client";
import {
  budgetRecords,
  charges,
  cloudAccounts,
  customerMonths,
  customers,
  directory,
  distributors,
  eventIds,
  oneTimeUsage,
  resellers,
} from "@/db/schema";
import type { SetBudgetInput } from "@/lib/contracts/budget";
import type { Actor, Company } from "@/lib/domain/access/actor";
import { type Action, issuePermit, type Permit } from "@/lib/domain/access/permit";
import { billingDayOf, billingMonthOf } from "@/lib/domain/calendar/billing-month";
import { decimalOf, type Money, parseMoney, plus, ZERO } from "@/lib/domain/money/money";
import { mapAccount } from "../account/map-account";
import { ensurePartitions } from "../charge/ensure-partitions";
import { addCustomer } from "../customer/add-customer";
import { lockCustomers } from "../customer/lock-customer";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { inTenant } from "../tenant";
import { answerUsage, type UsageAnswer } from "../usage/answer-usage";

/** Two distributors that know nothing of each other; the first with two resellers and a customer each. */
export type World = {
  readonly distributor: Actor;
  readonly reseller: Actor;
  readonly otherReseller: Actor;
  readonly otherDistributor: Actor;
};

export async function makeWorld(): Promise<World> {
  const tag = newId().slice(-8);
  const distributor = await addDistributor(`north-${tag}`);
  return {
    distributor,
    reseller: await addReseller(distributor, `bright-${tag}`),
    otherReseller: await addReseller(distributor, `calm-${tag}`),
    otherDistributor: await addDistributor(`south-${tag}`),
  };
}

export function money(text: string): Money {
  const amount = parseMoney(text);
  if (amount === null) throw new Error(`no money: ${text}`);
  return amount;
}

export function permit<A extends Action>(actor: Actor, action: A): Permit<A> {
  const issued = issuePermit(actor, action);
  if (!issued) throw new Error(`${actor.company.kind} may not ${action}`);
  return issued;
}

function actorOf(distributorId: string, company: Company): Actor {
  const via = {
    kind: "person" as const,
    userId: newId(),
    memberId: newId(),
    name: `Person of ${company.name}`,
    email: "person@example.test",
    roles: ["administrator" as const],
  };
  return { distributorId, company, companyState: "active", via, requestId: newId(), ip: null };
}

async function addDistributor(accountName: string): Promise<Actor> {
  const distributorId = newId();
  const actor = actorOf(distributorId, { kind: "distributor", id: distributorId, name: accountName, accountName });
  await inTenant(actor, async (tx) => {
    const createdAt = await instantOf(tx);
    await tx
      .insert(directory)
      .values({ accountName, distributorId, companyKind: "distributor", companyId: distributorId });
    await tx.insert(distributors).values({ distributorId, name: accountName, accountName, createdAt });
  });
  return actor;
}

async function addReseller(distributor: Actor, accountName: string): Promise<Actor> {
  const { distributorId } = distributor;
  const id = newId();
  await inTenant(distributor, async (tx) => {
    const createdAt = await instantOf(tx);
    await tx.insert(directory).values({ accountName, distributorId, companyKind: "reseller", companyId: id });
    await tx.insert(resellers).values({ distributorId, id, name: accountName, accountName, createdAt });
  });
  return actorOf(distributorId, { kind: "reseller", id, name: accountName, accountName });
}

/** A customer of the reseller as it joins, frozen by default; with an account of its own. */
export async function joinCustomer({ distributor, reseller }: World): Promise<string> {
  const joined = await inTenant(distributor, async (tx) => {
    const at = await instantOf(tx);
    const name = `customer-${newId().slice(-12)}`;
    const { customerId } = await addCustomer(tx, distributor, {
      name,
      accountName: name,
      resellerId: reseller.company.id,
      email: null,
      phone: null,
      origin: "created",
      associatedAt: new Date("2020-01-01T00:00:00Z"),
      at,
      changeId: newId(),
    });
    await tx.insert(cloudAccounts).values({
      distributorId: distributor.distributorId,
      accountId: customerId,
      parkedAmount: ZERO,
      firstSeenAt: at,
    });
    return customerId;
  });
  await mapAccount(permit(distributor, "account.map"), { accountId: joined, customerId: joined, fromDay: null });
  return joined;
}

export function customerActor({ distributor }: World, customerId: string): Actor {
  return actorOf(distributor.distributorId, { kind: "customer", id: customerId, name: "c", accountName: "c" });
}

export function budgetInput(customerId: string, wish: Partial<SetBudgetInput>): SetBudgetInput {
  return { customerId, version: 0, lift: [], reason: null, confirmed: true, ...wish };
}

/** A charge of `amount` at `when`, every sum moved, and what governance answers, in one transaction. */
export async function charge(
  { distributor }: World,
  customerId: string,
  amount: string,
  when?: Date,
): Promise<UsageAnswer[]> {
  const value = money(amount);
  const prepared = await inTenant(distributor, (tx) => instantOf(tx));
  await ensurePartitions([billingMonthOf(when ?? prepared)]);
  return inTenant(distributor, async (tx) => {
    await lockCustomers(tx, distributor, [customerId]);
    const at = await instantOf(tx);
    const start = when ?? at;
    await bookCharge(tx, distributor, customerId, value, start);
    const isRunning = billingMonthOf(start) === billingMonthOf(at);
    const move = { customerId, earlier: isRunning ? ZERO : value, running: isRunning ? value : ZERO };
    return answerUsage(tx, distributor, { changeId: newId(), at, moves: [move] });
  });
}

async function bookCharge(
  tx: Transaction,
  actor: Actor,
  customerId: string,
  amount: Money,
  start: Date,
): Promise<void> {
  const { distributorId } = actor;
  const associationId = await associationOf(tx, customerId);
  const [id, month, day] = [newId(), billingMonthOf(start), billingDayOf(start)];
  const place = { service: "Compute", region: "", chargingMode: "pay-per-use" as const };
  await tx.insert(charges).values({
    distributorId,
    month,
    id,
    day,
    accountId: customerId,
    category: "usage",
    counting: "always",
    listCost: amount,
    billedCost: amount,
    ...place,
    chargeStart: start,
    chargeEnd: start,
    details: {},
    rowHash: newId(),
    origin: "event",
    customerId,
    associationId,
    spent: amount,
    inBudget: true,
  });
  await tx
    .insert(eventIds)
    .values({ distributorId, source: "test", eventId: id, contentHash: newId(), month, chargeId: id });
  await tx
    .insert(customerMonths)
    .values({ distributorId, customerId, month, spent: amount, counted: amount, reserved: ZERO })
    .onConflictDoUpdate({
      target: [customerMonths.distributorId, customerMonths.customerId, customerMonths.month],
      set: {
        spent: sql`${customerMonths.spent} + excluded.spent`,
        counted: sql`${customerMonths.counted} + excluded.counted`,
      },
    });
  await keepHistory(tx, customerId, month);
  await bookRollups(tx, associationId, { customerId, day, month, amount });
  await bookOneTime(tx, customerId, amount, month);
}

type Rolled = { readonly customerId: string; readonly day: string; readonly month: string; readonly amount: Money };

async function bookRollups(tx: Transaction, associationId: string, rolled: Rolled): Promise<void> {
  for (const by of ["day", "month"] as const) {
    const [table, period] = [sql.raw(`${by}_rollups`), sql.raw(by)];
    await tx.execute(sql`
      insert into ${table} as u (distributor_id, customer_id, ${period}, association_id, service, charging_mode, region,
        spent, refunded, listed, rows)
      select c.distributor_id, c.id, ${rolled[by]}, ${associationId}, 'Compute', 'pay-per-use', '', v.amount,
        least(v.amount, 0), v.amount, 1
      from customers c, (select ${decimalOf(rolled.amount)}::numeric as amount) v
      where c.id = ${rolled.customerId}
      on conflict (distributor_id, customer_id, ${period}, association_id, service, charging_mode, region)
      do update set spent = u.spent + excluded.spent, refunded = u.refunded + excluded.refunded,
        listed = u.listed + excluded.listed, rows = u.rows + 1`);
  }
}

async function keepHistory(tx: Transaction, customerId: string, month: string): Promise<void> {
  await tx.execute(sql`
    insert into usage_history (distributor_id, customer_id, month, minute, spent, counted)
    select distributor_id, customer_id, month, date_trunc('minute', clock_timestamp() + (select ahead from clock)), spent, counted
    from customer_months where customer_id = ${customerId} and month = ${month}
    on conflict (distributor_id, customer_id, month, minute)
    do update set spent = excluded.spent, counted = excluded.counted`);
}

async function associationOf(tx: Transaction, customerId: string): Promise<string> {
  const [customer] = await tx
    .select({ associationId: customers.associationId })
    .from(customers)
    .where(eq(customers.id, customerId));
  if (!customer) throw new Error("no such customer");
  return customer.associationId;
}

async function bookOneTime(tx: Transaction, customerId: string, amount: Money, month: string): Promise<void> {
  const [oneTime] = await tx
    .select({ used: oneTimeUsage.used, countsFrom: oneTimeUsage.countsFrom })
    .from(oneTimeUsage)
    .where(eq(oneTimeUsage.customerId, customerId));
  if (!oneTime || month < oneTime.countsFrom) return;
  await tx
    .update(oneTimeUsage)
    .set({ used: plus(oneTime.used, amount) })
    .where(eq(oneTimeUsage.customerId, customerId));
}

/** The database's clock, turned so that it shows `instant` now. */
export async function turnClockTo(ownerUrl: string, instant: Date): Promise<void> {
  const owner = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  try {
    await owner`update clock set ahead = ${instant.toISOString()}::timestamptz - clock_timestamp()`;
  } finally {
    await owner.end();
  }
}

/** How many adjustment records and audit entries there are: nothing may appear where nothing was allowed. */
export async function countWrites({ distributor }: World): Promise<{ records: number; entries: number }> {
  return inTenant(distributor, async (tx) => {
    const [entries] = await tx.execute<{ n: number }>(sql`select count(*)::int as n from audit_entries`);
    return { records: await tx.$count(budgetRecords), entries: entries?.n ?? -1 };
  });
}
