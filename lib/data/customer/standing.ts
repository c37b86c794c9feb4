import "server-only";
import { and, eq, type SQL, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { budgets, customerMonths, customers, distributors, oneTimeUsage, resellers } from "@/db/schema";
import { moneyOfDriver } from "@/db/schema/columns";
import type { CustomerStanding } from "@/lib/contracts/customer-view";
import type { Actor } from "@/lib/domain/access/actor";
import { levelUnder } from "@/lib/domain/access/suspension";
import type { BillingMonth } from "@/lib/domain/calendar/billing-month";
import { effectiveStatusOf } from "@/lib/domain/customer/effective-status";
import { type Money, plus, ZERO } from "@/lib/domain/money/money";
import { type BlockOrigin, type FreezeLevel, type FreezeOrigin, freezeLevelOf } from "@/lib/domain/restriction/freeze";
import { customersOf } from "../scope";
import type { StandingParts } from "./standing-parts";

export type { CustomerStanding };

function selectionOf(parts: StandingParts) {
  return {
    id: customers.id,
    name: customers.name,
    accountName: customers.accountName,
    resellerId: customers.resellerId,
    resellerName: resellers.name,
    email: customers.email,
    phone: customers.phone,
    platform: customers.platform,
    platformId: customers.platformId,
    associatedAt: customers.associatedAt,
    currency: distributors.currency,
    type: budgets.type,
    amount: budgets.amount,
    action: budgets.action,
    liftWhenRestored: budgets.liftWhenRestored,
    version: budgets.version,
    countsFrom: budgets.countsFrom,
    counted: parts.counted.mapWith(moneyOfDriver),
    reserved: parts.reserved.mapWith(moneyOfDriver),
    spent: parts.spent.mapWith(moneyOfDriver),
    partnerSuspended: sql<boolean>`${parts.suspended}`,
    partnerFrozen: sql<boolean>`${parts.partnerFrozen}`,
    withResources: sql<boolean>`${parts.withResources}`,
    causeGone: sql<boolean>`${parts.causeGone}`,
    isProtected: sql<boolean>`${parts.isProtected}`,
    freezeOrigins: parts.freezeOrigins,
    blockOrigins: parts.blockOrigins,
  };
}

/** Customers within the actor's scope, with what a standing needs joined by key; add where, order and limit. */
export function selectStandings(
  tx: Transaction,
  actor: Actor,
  parts: StandingParts,
  where: SQL | undefined,
  key: SQL<string> = sql<string>`''`,
) {
  const selection = { ...selectionOf(parts), key };
  return standingJoins(tx.select(selection).from(customers).$dynamic(), parts).where(and(customersOf(actor), where));
}

type Joinable = ReturnType<ReturnType<ReturnType<Transaction["select"]>["from"]>["$dynamic"]>;

/** Counts of customers within the actor's scope, of all of them or of those that match: one number for each condition, in one pass. */
export async function countStandings<Name extends string>(
  tx: Transaction,
  actor: Actor,
  parts: StandingParts,
  conditions: Readonly<Record<Name, SQL | undefined>>,
  where?: SQL,
): Promise<Readonly<Record<Name, number>>> {
  const names = Object.keys(conditions) as Name[];
  const selection = Object.fromEntries(
    names.map((name) => [name, sql<number>`(count(*) filter (where ${conditions[name] ?? sql`true`}))::int`]),
  ) as Record<Name, SQL<number>>;
  const [row] = await standingJoins(tx.select(selection).from(customers).$dynamic(), parts).where(
    and(customersOf(actor), where),
  );
  return (row ?? Object.fromEntries(names.map((name) => [name, 0]))) as Record<Name, number>;
}

function standingJoins<Query>(query: Query, { running }: StandingParts): Query {
  // drizzle types every join anew; the selection stays what it was.
  return (query as unknown as Joinable)
    .innerJoin(distributors, eq(distributors.distributorId, customers.distributorId))
    .leftJoin(
      resellers,
      and(eq(resellers.distributorId, customers.distributorId), eq(resellers.id, customers.resellerId)),
    )
    .leftJoin(budgets, and(eq(budgets.distributorId, customers.distributorId), eq(budgets.customerId, customers.id)))
    .leftJoin(
      customerMonths,
      and(
        eq(customerMonths.distributorId, customers.distributorId),
        eq(customerMonths.customerId, customers.id),
        eq(customerMonths.month, running),
      ),
    )
    .leftJoin(
      oneTimeUsage,
      and(eq(oneTimeUsage.distributorId, customers.distributorId), eq(oneTimeUsage.customerId, customers.id)),
    ) as unknown as Query;
}

export type StandingRow = Awaited<ReturnType<typeof selectStandings>>[number];

export function toStanding(row: StandingRow): CustomerStanding {
  const stored = row.freezeOrigins ?? [];
  return {
    id: row.id,
    name: row.name,
    accountName: row.accountName,
    reseller: row.resellerId === null ? null : { id: row.resellerId, name: row.resellerName ?? "" },
    email: row.email,
    phone: row.phone,
    associatedAt: row.associatedAt,
    currency: row.currency,
    budget: budgetOf(row),
    counted: row.counted,
    reserved: row.reserved,
    spent: row.spent,
    freezeLevel: levelOf(row),
    freezeOrigins: (row.partnerSuspended ? [...stored, "partner-suspended"] : stored) as FreezeOrigin[],
    causeGone: row.causeGone,
    blockOrigins: (row.blockOrigins ?? []) as BlockOrigin[],
    isProtected: row.isProtected,
    status: effectiveStatusOf({
      partnerSuspended: row.partnerSuspended,
      freezeLevel: storedLevelOf(row),
      amount: row.amount ?? null,
      used: plus(row.counted, row.reserved),
    }),
  };
}

function storedLevelOf(row: StandingRow): FreezeLevel | null {
  if (row.withResources) return "account-and-resources";
  return (row.freezeOrigins ?? []).length > 0 ? "account" : null;
}

/** A suspended partner freezes its customers: accounts when restricted, resources too when frozen (R-5.13, R-5.14). */
function levelOf(row: StandingRow): FreezeLevel | null {
  const derived = levelUnder(row.partnerFrozen ? "frozen" : row.partnerSuspended ? "restricted" : "active");
  const levels = [storedLevelOf(row), derived].flatMap((level) => (level === null ? [] : [{ level }]));
  return freezeLevelOf(levels);
}

function budgetOf(row: StandingRow): CustomerStanding["budget"] {
  if (row.type === null || row.amount === null || row.action === null || row.version === null) return null;
  return {
    type: row.type,
    amount: row.amount,
    action: row.action,
    liftWhenRestored: row.liftWhenRestored ?? false,
    version: row.version,
    countsFrom: row.countsFrom as BillingMonth | null,
  };
}

/** Sum of the monthly budgets in force within the actor's scope. */
export async function sumMonthlyBudgets(tx: Transaction, actor: Actor): Promise<Money> {
  const [row] = await tx
    .select({ sum: sql`coalesce(sum(${budgets.amount}), 0)`.mapWith(moneyOfDriver) })
    .from(budgets)
    .innerJoin(customers, and(eq(customers.distributorId, budgets.distributorId), eq(customers.id, budgets.customerId)))
    .where(and(customersOf(actor), eq(budgets.type, "monthly")));
  return row?.sum ?? ZERO;
}
