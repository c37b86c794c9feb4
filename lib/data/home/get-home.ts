import "server-only";
import { and, desc, eq, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { alerts, customers, deliveryRevisions, distributors } from "@/db/schema";
import type { Home } from "@/lib/contracts/home";
import type { Actor } from "@/lib/domain/access/actor";
import { issuePermit, type Permit } from "@/lib/domain/access/permit";
import { env } from "@/lib/env";
import { sumParked } from "../account/sum-parked";
import { countOrphans } from "../assignment/list-unassigned";
import { countStandings, selectStandings, sumMonthlyBudgets, toStanding } from "../customer/standing";
import { type StandingParts, standingParts } from "../customer/standing-parts";
import { waitsFor } from "../customer/waits-for";
import { countTightQuotas } from "../delegation/count-tight-quotas";
import { countWaitingMails } from "../outbox/count-waiting-mails";
import { inTenant } from "../tenant";

const TOP = 8;

/** What waits and what is spent, of the actor's customers; costs with customers, never with charges. */
export async function getHome({ actor }: Permit<"home.read">, at: Date): Promise<Home> {
  const parts = standingParts(at);
  const mailReader = env().SMTP_URL === null ? issuePermit(actor, "mail.read") : null;
  const home = await inTenant(actor, async (tx) => {
    const [company] = await tx
      .select({ currency: distributors.currency })
      .from(distributors)
      .where(eq(distributors.distributorId, actor.distributorId));
    const top = await selectStandings(tx, actor, parts, sql`${parts.spent} > 0`).orderBy(desc(parts.spent)).limit(TOP);
    return {
      currency: company?.currency ?? "",
      counts: await countStandings(tx, actor, parts, conditionsOf(actor, parts, at)),
      parked: issuePermit(actor, "account.map") && (await sumParked(tx, actor)),
      held: issuePermit(actor, "delivery.accept") && (await countHeld(tx, actor)),
      orphans: issuePermit(actor, "customer.assign") && (await countOrphans(tx, actor)),
      tightQuotas: await countTightQuotas(tx, actor, at),
      monthlyBudget: await sumMonthlyBudgets(tx, actor),
      top: top.map(toStanding),
    };
  });
  return { ...home, unsentMails: mailReader && (await countWaitingMails(mailReader)) };
}

function conditionsOf(actor: Actor, parts: StandingParts, at: Date) {
  return {
    customers: undefined,
    usedUp: parts.reached(100),
    at90: sql`(${parts.reached(90)} and not ${parts.reached(100)})`,
    at75: sql`(${parts.reached(75)} and not ${parts.reached(90)})`,
    /** An alert on pace is open. */
    runsOut: sql`exists (select 1 from ${alerts} where ${alerts.distributorId} = ${customers.distributorId}
      and ${alerts.customerId} = ${customers.id} and ${alerts.kind} = 'budget-pace' and ${alerts.state} = 'open')`,
    newlyFrozen: waitsFor(actor, parts, at),
    causeGone: parts.causeGone,
    placeFailed: parts.placeFailed,
    frozen: parts.frozen,
  };
}

async function countHeld(tx: Transaction, actor: Actor): Promise<number> {
  const [row] = await tx
    .select({ count: sql<number>`count(*)::int` })
    .from(deliveryRevisions)
    .where(and(eq(deliveryRevisions.distributorId, actor.distributorId), eq(deliveryRevisions.state, "held")));
  return row?.count ?? 0;
}
