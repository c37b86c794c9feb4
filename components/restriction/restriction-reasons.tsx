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

type Facts = Readonly<Record<string, string | number>>;
type Words = {
  readonly t: ReturnType<typeof useTranslations<"restriction">>;
  readonly origin: ReturnType<typeof useTranslations<"sign.restriction.origin">>;
};
type FactsOf<Reason> = (reason: Reason, words: Words) => Facts;
type Of<Code> = Extract<RestrictionReason, { code: Code }>;

const none = () => ({});
const limits = ({ length, max }: { readonly length: number; readonly max: number }) => ({ length, max });
const origins: FactsOf<Of<"restriction.not-frozen" | "restriction.not-blocked">> = (reason, { origin }) => ({
  origins: reason.origins.map((name) => origin(name)).join(", "),
});

const FACTS: { readonly [Code in RestrictionReason["code"]]: FactsOf<Of<Code>> } = {
  "restriction.customer-unknown": none,
  "restriction.company-suspended": ({ companies }, { t }) => ({
    companies: companies.map((company) => t(`holder.${company}`)).join(", "),
  }),
  "restriction.not-holder": ({ permission, holder }, { t }) => ({
    permission: t(`permission.${permission}`),
    holder: t(`holder.${holder}`),
  }),
  "restriction.reason-missing": none,
  "restriction.reason-too-long": limits,
  "restriction.message-too-long": limits,
  "restriction.agreement-missing": none,
  "restriction.already-frozen": ({ level }, { t }) => ({ level: t(`level.${level}`) }),
  "restriction.already-blocked": none,
  "restriction.nothing-named": none,
  "restriction.not-frozen": origins,
  "restriction.not-blocked": origins,
  "restriction.needs-budget": ({ setBy }, { t }) => ({ holder: t(`holder.${setBy}`) }),
};

function useRestrictionReason(): (reason: RestrictionReason) => string {
  const t = useTranslations("restriction");
  const origin = useTranslations("sign.restriction.origin");
  return (reason) => {
    // The table gives each code the function for its own reason.
    const factsOf = FACTS[reason.code] as FactsOf<RestrictionReason>;
    return t(`reason.${reason.code.slice("restriction.".length)}`, factsOf(reason, { t, origin }));
  };
}
