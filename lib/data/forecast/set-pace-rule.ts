import "server-only";
import { eq } from "drizzle-orm";
import { paceSettings } from "@/db/schema";
import type { PaceRuleInput } from "@/lib/contracts/outlook";
import type { Permit } from "@/lib/domain/access/permit";
import { type Decision, refuse } from "@/lib/domain/decision";
import { decidePaceRule, type ForesightReason } from "@/lib/domain/forecast/decide-foresight";
import { PACE_DEFAULT } from "@/lib/domain/forecast/pace";
import { recordAudit } from "../audit";
import { writeFor } from "../company/write-for";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { loadPaceRules } from "./load-pace-rules";

/** When the company is alerted that its customers' budgets will be used up; bites on the next run of the job. */
export async function setPaceRule(
  { actor }: Permit<"pace-alert.set">,
  { version, ...rule }: PaceRuleInput,
): Promise<Decision<ForesightReason>> {
  const { distributorId, company } = actor;
  return writeFor(actor, async (tx): Promise<Decision<ForesightReason>> => {
    const rules = await loadPaceRules(tx, distributorId, [company.id]);
    const { version: current, ...present } = rules.get(company.id) ?? { ...PACE_DEFAULT, version: 0 };
    const decision = decidePaceRule({ fromDay: rule.fromDay, shown: version, current });
    if (!decision.allowed) return decision;
    const at = await instantOf(tx);
    const values = { ...rule, version: current + 1, changedAt: at };
    const written = await tx
      .insert(paceSettings)
      .values({ distributorId, companyId: company.id, ...values })
      .onConflictDoUpdate({
        target: [paceSettings.distributorId, paceSettings.companyId],
        set: values,
        setWhere: eq(paceSettings.version, current),
      })
      .returning({ version: paceSettings.version });
    if (written.length === 0) return refuse({ code: "pace.changed-meanwhile" });
    const subject = { kind: company.kind, id: company.id, name: company.name };
    const [before, after] = [{ paceAlert: present }, { paceAlert: rule }];
    await recordAudit(tx, actor, [{ changeId: newId(), at, action: "pace-alert.set", subject, before, after }]);
    return decision;
  });
}
