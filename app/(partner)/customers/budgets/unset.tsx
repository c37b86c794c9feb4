import { getTranslations } from "next-intl/server";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import { SuggestionTable } from "@/components/what-if/suggestion-table";
import { suggestBudgets } from "@/lib/data/what-if/suggest-budgets";
import type { Actor } from "@/lib/domain/access/actor";
import { issuePermit } from "@/lib/domain/access/permit";

const SHOWN = 50;
const WITHOUT_BUDGET = { customerIds: null, resellerId: null, manager: null, withoutBudget: true } as const;

type UnsetProps = { readonly actor: Actor; readonly currency: string; readonly at: Date };

/** Which customers have no budget yet, and what their past suggests. */
export async function Unset({ actor, currency, at }: UnsetProps) {
  const reading = issuePermit(actor, "budget.read");
  const rows = reading ? await suggestBudgets(reading, WITHOUT_BUDGET, SHOWN, at) : [];
  if (rows.length === 0) return null;
  const t = await getTranslations("what-if");
  return (
    <Section
      title={t("unset.title")}
      actions={
        <LinkButton href="/customers/what-if?budget=none" size="sm">
          {t("open")}
        </LinkButton>
      }
    >
      <SuggestionTable rows={rows} currency={currency} />
      {rows.length === SHOWN && <p className="text-sm text-ink-2">{t("unset.more", { count: SHOWN })}</p>}
    </Section>
  );
}
