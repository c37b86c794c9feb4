import "server-only";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { alertHandlings, alerts } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import { issuePermit } from "@/lib/domain/access/permit";
import { type Member, membersOf } from "../member/list-members";
import { alertsOf } from "../scope";
import { ITS_ALERT } from "./handling-clauses";

/** A member of the actor's company, as it would ask itself. */
export function colleagueOf(actor: Actor, { id, userId, name, email, roles }: Member): Actor {
  return { ...actor, via: { kind: "person", memberId: id, userId, name, email, roles } };
}

/** The colleague that may see and handle this alert; null: there is none such. */
export async function findColleague(
  tx: Transaction,
  actor: Actor,
  memberId: string,
  alertId: string,
): Promise<{ readonly id: string; readonly name: string } | null> {
  const { distributorId, company } = actor;
  const members = await membersOf(tx, { distributorId, companyId: company.id });
  const member = members.find(({ id }) => id === memberId);
  const colleague = member && colleagueOf(actor, member);
  if (!member || !colleague || !issuePermit(colleague, "alert.handle") || !issuePermit(colleague, "alert.read")) {
    return null;
  }
  const [seen] = await tx
    .select({ id: alerts.id })
    .from(alertHandlings)
    .innerJoin(alerts, ITS_ALERT)
    .where(and(alertsOf(colleague), eq(alerts.id, alertId)));
  return seen ? { id: member.id, name: member.name } : null;
}
