import { useTranslations } from "next-intl";
import type { RestrictionReason } from "@/lib/domain/restriction/decide-restriction";
import { Notice } from "../ui/notice";

type RestrictionReasonsProps = { readonly reasons: readonly RestrictionReason[] };

/** Every reason why a restriction was not changed, in words. */
export function RestrictionReasons({ reasons }: RestrictionReasonsProps) {
  const t = useTranslations("restriction");
  const describe = useRestrictionReason();
  return (
    <Notice kind="danger" live="alert" title={t("refused")}>
      <ul className="list-disc pl-5">
        {reasons.map((reason) => (
          <li key={describe(reason)}>{describe(reason)}</li>
        ))}
      </ul>
    </Notice>
  );
}

function useRestrictionReason(): (reason: RestrictionReason) => string {
  const t = useTranslations("restriction");
  const origin = useTranslations("sign.restriction.origin");
  return (reason) => {
    const key = `reason.${reason.code.slice("restriction.".length)}`;
    switch (reason.code) {
      case "restriction.company-suspended":
        return t(key, { companies: reason.companies.map((company) => t(`holder.${company}`)).join(", ") });
      case "restriction.not-holder":
        return t(key, { permission: t(`permission.${reason.permission}`), holder: t(`holder.${reason.holder}`) });
      case "restriction.reason-too-long":
      case "restriction.message-too-long":
        return t(key, { length: reason.length, max: reason.max });
      case "restriction.already-frozen":
        return t(key, { level: t(`level.${reason.level}`) });
      case "restriction.not-frozen":
      case "restriction.not-blocked":
        return t(key, { origins: reason.origins.map((name) => origin(name)).join(", ") });
      case "restriction.needs-budget":
        return t(key, { holder: t(`holder.${reason.setBy}`) });
      case "restriction.customer-unknown":
      case "restriction.reason-missing":
      case "restriction.agreement-missing":
      case "restriction.already-blocked":
      case "restriction.nothing-named":
        return t(key);
    }
  };
}
