import { getTranslations } from "next-intl/server";
import { RecallTick } from "@/components/access/recall-tick";
import { ApplyPolicy } from "@/components/budget/apply-policy";
import { Section } from "@/components/ui/section";
import { BATCH_MAX } from "@/lib/contracts/budget";
import type { PolicyTrial } from "@/lib/contracts/what-if-view";
import type { Actor } from "@/lib/domain/access/actor";
import { issuePermit } from "@/lib/domain/access/permit";
import type { Policy } from "@/lib/domain/what-if/policy";
import { exactOf } from "@/lib/format/money";
import { setBudgetsAction } from "../actions";

type ApplySectionProps = { readonly actor: Actor; readonly trial: PolicyTrial; readonly policy: Policy };

/** From the trial to the batch of budgets, for the customers whose budget the viewer's company sets. */
export async function ApplySection({ actor, trial: { rows, currency }, policy }: ApplySectionProps) {
  const t = await getTranslations("what-if.apply");
  const { kind } = actor.company;
  const own = rows.filter(({ holder }) => holder === kind);
  const set = own.flatMap(({ id, amount, budget }) =>
    amount === null ? [] : [`${id}:${budget?.version ?? 0}:${exactOf(amount)}`],
  );
  const selected = set.slice(0, BATCH_MAX);
  const others = rows.length - own.length;
  return (
    <Section title={t("title")}>
      <div className="flex max-w-3xl flex-col gap-4">
        {others > 0 && (
          <p className="text-ink-2">{t(kind === "reseller" ? "othersReseller" : "others", { count: others })}</p>
        )}
        {issuePermit(actor, "budget.set") === null ? (
          <p className="text-ink-2">{t("readOnly")}</p>
        ) : selected.length === 0 ? (
          <p className="text-ink-2">{t("nobody")}</p>
        ) : (
          <>
            <p>{t("intro", { count: selected.length })}</p>
            {set.length > BATCH_MAX && <p className="text-ink-2">{t("tooMany", { max: BATCH_MAX })}</p>}
            <ApplyPolicy
              key={keyOf(policy, set)}
              selected={selected}
              policy={policy}
              currency={currency}
              recall={
                issuePermit(actor, "delegation.recall") && (
                  <RecallTick key="recall" id="what-if-recall" reseller={null} withReason />
                )
              }
              action={setBudgetsAction}
            />
          </>
        )}
      </div>
    </Section>
  );
}

/** Another policy, or for others, is another batch; saved, the same one keeps its results under its new versions. */
function keyOf({ action, liftWhenRestored }: Policy, set: readonly string[]): string {
  const wanted = set.map((row) => row.replace(/:\d+:/, ":")).toSorted();
  return [action, liftWhenRestored, ...wanted].join(" ");
}
