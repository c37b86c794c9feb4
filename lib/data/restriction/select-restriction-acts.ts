import "server-only";
import { and, eq, type SQL, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { customers, restrictionActs } from "@/db/schema";
import type { NamedResource, NotSecond, RestrictionActView } from "@/lib/contracts/restriction-act";
import type { Actor } from "@/lib/domain/access/actor";
import { issuePermit } from "@/lib/domain/access/permit";
import type { RestrictionReason } from "@/lib/domain/restriction/decide-restriction";
import { isOpenAct } from "@/lib/domain/restriction/waiting-act";
import { heldByReseller } from "../delegation/held-by-reseller";
import { readReasons } from "../request/kept-reasons";
import { customersOf } from "../scope";

/** Ordered acts on the actor's customers; add order and limit. `at`: when authority is asked. */
export function selectRestrictionActs(tx: Transaction, actor: Actor, at: Date, where: SQL | undefined) {
  return tx
    .select({ ...COLUMNS, isHeld: sql<boolean>`${heldBy(actor, at)}` })
    .from(restrictionActs)
    .innerJoin(
      customers,
      and(eq(customers.distributorId, restrictionActs.distributorId), eq(customers.id, restrictionActs.customerId)),
    )
    .where(and(customersOf(actor), where))
    .$dynamic();
}

/** Whether the actor's company holds now what the act needs, as authorityOf says; a test holds them together. */
export function heldBy(actor: Actor, at: Date): SQL {
  const ofResources = sql`(${restrictionActs.level} = 'account-and-resources' or ${restrictionActs.kind} = 'release')`;
  return holds(actor, at, sql`case when ${ofResources} then 'freeze-resources' else 'freeze-account' end`);
}

/** Whether the actor's company holds that permission over the customer, as authorityOf says. */
export function holds({ company }: Actor, at: Date, needed: SQL): SQL {
  const delegated = heldByReseller(needed, at);
  return company.kind === "reseller" ? delegated : sql`not ${delegated}`;
}

const COLUMNS = {
  id: restrictionActs.id,
  customerId: restrictionActs.customerId,
  customer: customers.name,
  companyId: restrictionActs.companyId,
  kind: restrictionActs.kind,
  level: restrictionActs.level,
  origins: restrictionActs.origins,
  reason: restrictionActs.reason,
  messageToCustomer: restrictionActs.messageToCustomer,
  state: restrictionActs.state,
  by: restrictionActs.by,
  userId: restrictionActs.userId,
  orderedAt: restrictionActs.orderedAt,
  expiresAt: restrictionActs.expiresAt,
  confirmedBy: restrictionActs.confirmedBy,
  runsAt: restrictionActs.runsAt,
  endedAt: restrictionActs.endedAt,
  endReason: restrictionActs.endReason,
  refusal: restrictionActs.refusal,
  named: sql<readonly NamedRow[] | null>`(
    select json_agg(json_build_object('id', r.id, 'name', r.name, 'specification', r.specification,
      'outcome', n.outcome, 'refusal', n.refusal) order by r.name, r.id)
    from act_resources n join resources r on r.distributor_id = n.distributor_id and r.id = n.resource_id
    where n.distributor_id = ${restrictionActs.distributorId} and n.act_id = ${restrictionActs.id})`,
};

type NamedRow = Omit<NamedResource, "reasons"> & { readonly refusal: unknown };

type Row = Awaited<ReturnType<typeof selectRestrictionActs>>[number];

export function toActView(actor: Actor, row: Row): RestrictionActView {
  const { customerId, customer, companyId, by, userId, confirmedBy, refusal, isHeld, named, ...kept } = row;
  const open = isOpenAct(kept.state);
  const awaits = kept.state === "awaiting-second-person";
  const notSecond = awaits ? notSecondOf(actor, { companyId, userId }) : null;
  const calls = issuePermit(actor, "restriction.call-off") !== null;
  return {
    ...kept,
    customer: { id: customerId, name: customer },
    by: { name: by.name, company: by.company, isSystem: by.kind === "system" },
    company: by.company,
    confirmedBy: confirmedBy?.name ?? null,
    // Only endAct writes the column, from the reasons of a decision.
    refusal: readReasons(refusal) as readonly RestrictionReason[] | null,
    resources: (named ?? []).map(({ refusal: against, ...one }) => ({ ...one, reasons: readReasons(against) ?? [] })),
    mayCallOff: open && calls && (companyId === actor.company.id || isHeld),
    mayConfirm: awaits && notSecond === null,
    notSecond,
  };
}

function notSecondOf(actor: Actor, { companyId, userId }: Pick<Row, "companyId" | "userId">): NotSecond | null {
  const { company, via } = actor;
  if (company.id !== companyId) return "other-company";
  if (issuePermit(actor, "restriction.confirm") === null) return "role";
  return via.kind === "person" && via.userId === userId ? "own" : null;
}
