import "server-only";
import { and, desc, eq, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { cloudAccounts, deliveryRevisions, distributors } from "@/db/schema";
import { moneyOfDriver } from "@/db/schema/columns";
import type { Home } from "@/lib/contracts/home";
import type { Actor } from "@/lib/domain/access/actor";
import { issuePermit, type Permit } from "@/lib/domain/access/permit";
import { ZERO } from "@/lib/domain/money/money";
import { countStandings, selectStandings, sumMonthlyBudgets, toStanding } from "../customer/standing";
import { type StandingParts, standingParts } from "../customer/standing-parts";
import { inTenant } from "../tenant";

const TOP = 8;

/** What waits and what is spent, of the actor's customers; costs with customers, never with charges. */
export async function getHome({ actor }: Permit<"home.read">, at: Date): Promise<Home> {
  const parts = standingParts(at);
  return inTenant(actor, async (tx) => {
    const [company] = await tx
      .select({ currency: distributors.currency })
      .from(distributors)
      .where(eq(distributors.distributorId, actor.distributorId));
    const top = await selectStandings(tx, actor, parts, sql`${parts.spent} > 0`).orderBy(desc(parts.spent)).limit(TOP);
    return {
      currency: company?.currency ?? "",
      counts: await countStandings(tx, actor, parts, conditionsOf(parts)),
      parked: issuePermit(actor, "account.read") && (await sumParked(tx, actor)),
      held: issuePermit(actor, "delivery.read") && (await countHeld(tx, actor)),
      monthlyBudget: await sumMonthlyBudgets(tx, actor),
      top: top.map(toStanding),
    };
  });
}

function conditionsOf(parts: StandingParts) {
  return {
    customers: undefined,
    usedUp: parts.reached(100),
    at90: sql`(${parts.reached(90)} and not ${parts.reached(100)})`,
    at75: sql`(${parts.reached(75)} and not ${parts.reached(90)})`,
    newlyFrozen: parts.frozenBy("association-default"),
    causeGone: parts.causeGone,
    frozen: parts.frozen,
  };
}

async function sumParked(tx: Transaction, actor: Actor) {
  const [row] = await tx
    .select({
      accounts: sql<number>`count(*)::int`,
      rows: sql<number>`coalesce(sum(${cloudAccounts.parkedRows}), 0)::int`,
      amount: sql`coalesce(sum(${cloudAccounts.parkedAmount}), 0)`.mapWith(moneyOfDriver),
    })
    .from(cloudAccounts)
    .where(and(eq(cloudAccounts.distributorId, actor.distributorId), sql`${cloudAccounts.parkedRows} > 0`));
  return row ?? { accounts: 0, rows: 0, amount: ZERO };
}

async function countHeld(tx: Transaction, actor: Actor): Promise<number> {
  const [row] = await tx
    .select({ count: sql<number>`count(*)::int` })
    .from(deliveryRevisions)
    .where(and(eq(deliveryRevisions.distributorId, actor.distributorId), eq(deliveryRevisions.state, "held")));
  return row?.count ?? 0;
}
