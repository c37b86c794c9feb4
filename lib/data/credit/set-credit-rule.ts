import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { creditRules } from "@/db/schema";
import type { CreditRuleInput } from "@/lib/contracts/credit";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import { type CreditReason, decideRule } from "@/lib/domain/credit/decide-credit";
import type { Decision } from "@/lib/domain/decision";
import { stampOf } from "../actor-stamp";
import { recordAudit } from "../audit";
import { lockPartner } from "../company/lock-partner";
import { writeFor } from "../company/write-for";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { wakeRenewals } from "../order/wake-renewals";
import { partnerKindOf } from "./partner-kind";

/** Lets purchases of every customer below heed the company's own credit, or no more; bites on the next decision. */
export async function setCreditRule(
  { actor }: Permit<"credit-rule.set">,
  { heed, reason }: CreditRuleInput,
): Promise<Decision<CreditReason>> {
  return writeFor(actor, async (tx): Promise<Decision<CreditReason>> => {
    await lockPartner(tx, actor);
    const [open] = await tx.select({ id: creditRules.id }).from(creditRules).where(openOf(actor));
    const decision = decideRule({ heeded: open !== undefined, wanted: heed, reason });
    if (!decision.allowed) return decision;
    await turnRule(tx, actor, { heed, reason: reason.trim() });
    return decision;
  });
}

const openOf = ({ distributorId, company }: Actor) =>
  and(eq(creditRules.distributorId, distributorId), eq(creditRules.companyId, company.id), isNull(creditRules.endedAt));

async function turnRule(tx: Transaction, actor: Actor, { heed, reason }: CreditRuleInput): Promise<void> {
  const { distributorId, company } = actor;
  const [at, changeId, by, companyKind] = [await instantOf(tx), newId(), stampOf(actor), partnerKindOf(actor)];
  if (heed) {
    const row = { distributorId, id: newId(), companyKind, companyId: company.id, changeId, reason, by, since: at };
    await tx.insert(creditRules).values(row);
  } else {
    const ended = { endedAt: at, endedBy: by, endReason: reason, endChangeId: changeId };
    await tx.update(creditRules).set(ended).where(openOf(actor));
    await wakeRenewals(tx, { distributorId, at }, null);
  }
  const subject = { kind: companyKind, id: company.id, name: company.name };
  const [before, after] = [{ heeded: !heed }, { heeded: heed }];
  await recordAudit(tx, actor, [{ changeId, at, action: "credit.rule-set", subject, before, after, reason }]);
}
