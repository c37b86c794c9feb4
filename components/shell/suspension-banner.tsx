import { useLocale, useTranslations } from "next-intl";
import type { Suspension } from "@/lib/contracts/suspension";
import type { CompanyKind } from "@/lib/domain/access/actor";
import { strongestState } from "@/lib/domain/access/suspension";
import { formatInstant } from "@/lib/format/date";
import { Notice } from "../ui/notice";

type SuspensionBannerProps = {
  /** Whose people read it. */
  readonly reader: CompanyKind;
  readonly suspensions: readonly Suspension[];
  /** The viewer's own, for log times. */
  readonly zone: string;
};

/** Since when a company, or one above it, is suspended, what that stops and who ends it; nothing while none is. */
export function SuspensionBanner({ reader, suspensions, zone }: SuspensionBannerProps) {
  if (suspensions.length === 0) return null;
  return (
    <div className="flex flex-col gap-3 pb-6">
      {reader === "customer" ? (
        <CustomerNotice suspensions={suspensions} zone={zone} />
      ) : (
        suspensions.map((suspension) => (
          <PartnerNotice key={suspension.companyKind} reader={reader} suspension={suspension} zone={zone} />
        ))
      )}
    </div>
  );
}

type PartnerNoticeProps = Omit<SuspensionBannerProps, "suspensions"> & { readonly suspension: Suspension };

function PartnerNotice({ reader, suspension, zone }: PartnerNoticeProps) {
  const t = useTranslations("company.suspension");
  const locale = useLocale();
  const { companyKind, state, reason, since } = suspension;
  const whose = companyKind === reader ? "own" : "above";
  return (
    <Notice kind="danger" title={t(`title.${whose}.${state}`, { since: formatInstant(since, { zone, locale }) })}>
      <p>{t(`effect.${state}`)}</p>
      {/* Of a company above only that it is suspended; why is between it and the operator. */}
      {whose === "own" && <p>{t("reason", { reason })}</p>}
      <p>{t("whoEnds")}</p>
    </Notice>
  );
}

// One notice however many of those above are suspended: to a customer they are its partner.
function CustomerNotice({ suspensions, zone }: Pick<SuspensionBannerProps, "suspensions" | "zone">) {
  const t = useTranslations("company.suspension");
  const locale = useLocale();
  const since = suspensions.map((one) => one.since).reduce((left, right) => (left < right ? left : right));
  const isFrozen = strongestState(suspensions.map(({ state }) => state)) === "frozen";
  return (
    <Notice kind="danger" title={t("customerTitle", { since: formatInstant(since, { zone, locale }) })}>
      <p>{t(`customerEffect.${isFrozen ? "frozen" : "restricted"}`)}</p>
      <p>{t("customerNext")}</p>
    </Notice>
  );
}
