import { useLocale, useTranslations } from "next-intl";
import type { RequestGrant } from "@/lib/contracts/request-view";
import { QUOTA_KINDS } from "@/lib/domain/delegation/authority";
import { availableOf } from "@/lib/domain/delegation/quota";
import { BILLING_ZONE, formatInstant } from "@/lib/format/date";
import { permissionWords } from "@/lib/format/sign";
import { worded } from "@/lib/format/wording";
import { MoneyText } from "../ui/money-text";
import { Stat, StatRow } from "../ui/stat";
import { useWording } from "../ui/use-wording";

type GrantFactsProps = { readonly grant: RequestGrant; readonly currency: string };

/** What one needs to decide about a permission or quota: what is granted now and how much of it is taken. */
export function GrantFacts({ grant, currency }: GrantFactsProps) {
  const t = useTranslations("request.facts");
  const budget = useTranslations("budget");
  const locale = useLocale();
  const say = useWording();
  const { permissions, pools, until } = grant;
  return (
    <div className="flex flex-col gap-5">
      <p>
        {permissions.length === 0
          ? t("nothingGranted")
          : t("granted", { items: say(worded("request.value.list", { items: permissions.map(permissionWords) })) })}
        {until && ` ${t("grantedUntil", { until: formatInstant(until, { zone: BILLING_ZONE, locale }) })}`}
      </p>
      {QUOTA_KINDS.map((kind) => (
        <StatRow key={kind}>
          <Stat
            label={t("quota", { type: budget(`type.${kind}`) })}
            value={pools[kind].quota === null ? t("noQuota") : <MoneyText value={pools[kind].quota} copyable />}
            unit={pools[kind].quota === null ? undefined : currency}
          />
          <Stat label={t("taken")} value={<MoneyText value={pools[kind].taken} copyable />} unit={currency} />
          <Stat
            label={t("available")}
            value={<MoneyText value={availableOf(pools[kind])} copyable />}
            unit={currency}
          />
        </StatRow>
      ))}
    </div>
  );
}
