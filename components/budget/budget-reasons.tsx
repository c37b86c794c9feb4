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

/** Words of a reason, for whoever draws them elsewhere than in a notice. */
export function useBudgetReason(): (reason: BudgetReason) => string {
  const t = useTranslations("budget");
  const origin = useTranslations("sign.restriction.origin");
  const locale = useLocale();
  return (reason) => {
    const key = `reason.${reason.code.slice("budget.".length)}`;
    switch (reason.code) {
      case "budget.company-suspended":
        return t(key, { companies: reason.companies.map((company) => t(`holder.${company}`)).join(", ") });
      case "budget.not-holder":
        return t(key, { holder: t(`holder.${reason.holder}`) });
      case "budget.stale":
        return reason.current === null
          ? t("reason.stale-none")
          : t(key, { type: t(`type.${reason.current.type}`), amount: formatMoney(reason.current.amount, locale) });
      case "budget.amount-out-of-range":
        return t(key, { max: formatMoney(reason.max, locale) });
      case "budget.action-not-held":
      case "budget.lift-not-held":
        return t(key, { permission: t(`permission.${reason.permission}`), holder: t(`holder.${reason.holder}`) });
      case "budget.lift-not-open":
        return t(key, { origins: reason.origins.map((name) => origin(name)).join(", ") });
      case "budget.reason-too-long":
        return t(key, { length: reason.length, max: reason.max });
      case "budget.customer-unknown":
      case "budget.amount-missing":
      case "budget.nothing-to-change":
      case "budget.reason-missing":
        return t(key);
    }
  };
}
