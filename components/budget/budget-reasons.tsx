import { useLocale, useTranslations } from "next-intl";
import type { BudgetReason } from "@/lib/domain/budget/budget-reasons";
import { formatMoney } from "@/lib/format/money";
import { Notice } from "../ui/notice";

type BudgetReasonsProps = { readonly reasons: readonly BudgetReason[] };

/** Every reason why a budget was not set, in words. */
export function BudgetReasons({ reasons }: BudgetReasonsProps) {
  const t = useTranslations("budget");
  const describe = useBudgetReason();
  return (
    <Notice kind="danger" live="alert" title={t("form.refused")}>
      <ul className="list-disc pl-5">
        {reasons.map((reason) => (
          <li key={reason.code}>{describe(reason)}</li>
        ))}
      </ul>
    </Notice>
  );
}

type Facts = Readonly<Record<string, string | number>>;
type Words = {
  readonly t: ReturnType<typeof useTranslations<"budget">>;
  readonly origin: ReturnType<typeof useTranslations<"sign.restriction.origin">>;
  readonly locale: string;
};
type FactsOf<Reason> = (reason: Reason, words: Words) => Facts;

const none = () => ({});
const permissionFacts: FactsOf<Extract<BudgetReason, { permission: unknown }>> = ({ permission, holder }, { t }) => ({
  permission: t(`permission.${permission}`),
  holder: t(`holder.${holder}`),
});

const FACTS: { readonly [Code in BudgetReason["code"]]: FactsOf<Extract<BudgetReason, { code: Code }>> } = {
  "budget.customer-unknown": none,
  "budget.company-suspended": ({ companies }, { t }) => ({
    companies: companies.map((company) => t(`holder.${company}`)).join(", "),
  }),
  "budget.not-holder": ({ holder }, { t }) => ({ holder: t(`holder.${holder}`) }),
  "budget.stale": ({ current }, { t, locale }) => ({
    type: current ? t(`type.${current.type}`) : "",
    amount: current ? formatMoney(current.amount, locale) : "",
    ended: current ? "no" : "yes",
  }),
  "budget.amount-missing": none,
  "budget.amount-out-of-range": ({ max }, { locale }) => ({ max: formatMoney(max, locale) }),
  "budget.nothing-to-change": none,
  "budget.type-not-granted": ({ type }, { t }) => ({ type: t(`type.${type}`) }),
  "budget.above-quota": ({ type, quota, available, excess }, { t, locale }) => ({
    type: t(`type.${type}`),
    quota: formatMoney(quota, locale),
    available: formatMoney(available, locale),
    excess: formatMoney(excess, locale),
  }),
  "budget.action-not-held": permissionFacts,
  "budget.lift-not-held": permissionFacts,
  "budget.lift-not-open": ({ origins }, { origin }) => ({ origins: origins.map((name) => origin(name)).join(", ") }),
  "budget.reason-missing": none,
  "budget.reason-too-long": ({ length, max }) => ({ length, max }),
};

/** Words of a reason, for whoever draws them elsewhere than in a notice. */
export function useBudgetReason(): (reason: BudgetReason) => string {
  const t = useTranslations("budget");
  const origin = useTranslations("sign.restriction.origin");
  const locale = useLocale();
  return (reason) => {
    // The table gives each code the function for its own reason.
    const factsOf = FACTS[reason.code] as FactsOf<BudgetReason>;
    return t(`reason.${reason.code.slice("budget.".length)}`, factsOf(reason, { t, origin, locale }));
  };
}
