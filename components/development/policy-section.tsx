import { useLocale, useTranslations } from "next-intl";
import type { StartingPolicyView } from "@/lib/contracts/development-view";
import { formatInstant } from "@/lib/format/date";
import { formatMoney } from "@/lib/format/money";
import { type PolicyActions, PolicyActs } from "./policy-acts";

type PolicySectionProps = {
  /** Null: none. */
  readonly policy: StartingPolicyView | null;
  /** Null: the distributor's own customers. */
  readonly reseller: { readonly id: string; readonly name: string } | null;
  readonly currency: string;
  readonly zone: string;
  /** Null: the viewer may only read it. */
  readonly actions: PolicyActions | null;
};

/** What a partner's customers begin with, in words, and the acts on it. */
export function PolicySection({ policy, reseller, currency, zone, actions }: PolicySectionProps) {
  const t = useTranslations("development.policy");
  return (
    <div className="flex max-w-[80ch] flex-col gap-3">
      {policy ? (
        <Standing policy={policy} currency={currency} zone={zone} />
      ) : (
        <p className="text-ink-2">
          {reseller ? t("noneReseller", { partner: reseller.name }) : t(actions ? "noneOwn" : "none")}
        </p>
      )}
      {reseller && actions && <p className="text-sm text-ink-2">{t("quota")}</p>}
      {actions && <PolicyActs policy={policy} resellerId={reseller?.id ?? null} currency={currency} {...actions} />}
    </div>
  );
}

type StandingProps = { readonly policy: StartingPolicyView; readonly currency: string; readonly zone: string };

function Standing({ policy, currency, zone }: StandingProps) {
  const [t, budget] = [useTranslations("development.policy"), useTranslations("budget.action")];
  const locale = useLocale();
  const { type, amount, action, lift, by, setAt } = policy;
  const words = { type, amount: formatMoney(amount, locale), currency, lift: lift ? "yes" : "no" };
  return (
    <>
      <p>{t("stands", { ...words, action: budget(action) })}</p>
      <p className="figures text-xs text-ink-3">{t("setBy", { by, at: formatInstant(setAt, { zone, locale }) })}</p>
    </>
  );
}
