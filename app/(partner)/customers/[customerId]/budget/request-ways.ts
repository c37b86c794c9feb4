import { getTranslations } from "next-intl/server";
import type { Way } from "@/components/ui/reason-list";
import type { Actor } from "@/lib/domain/access/actor";
import { issuePermit } from "@/lib/domain/access/permit";
import type { BudgetReason } from "@/lib/domain/budget/budget-reasons";
import type { GrantRequestKind } from "@/lib/domain/request/request";

/** What a refusal for want of a quota or permission lets a reseller ask for; nothing for anyone else. */
export async function requestWays(actor: Actor): Promise<Partial<Readonly<Record<BudgetReason["code"], Way>>>> {
  if (issuePermit(actor, "request.create") === null) return {};
  const t = await getTranslations("request.request");
  const way = (kind: GrantRequestKind): Way => ({ href: `/requests/new?kind=${kind}`, label: t(kind) });
  return {
    "budget.above-quota": way("quota"),
    "budget.type-not-granted": way("quota"),
    "budget.action-not-held": way("permission"),
    "budget.lift-not-held": way("permission"),
  };
}
