import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { DeletionHold, OpenBlock, OpenCause } from "@/lib/contracts/customer-view";
import type { Suspension } from "@/lib/contracts/suspension";
import { levelUnder } from "@/lib/domain/access/suspension";
import { AUTOMATIC_REASONS } from "@/lib/domain/restriction/cause";
import type { FreezeLevel } from "@/lib/domain/restriction/freeze";
import { BILLING_ZONE, formatDate, formatInstant } from "@/lib/format/date";
import { Badge } from "../ui/badge";
import { SnowflakeSign } from "../ui/snowflake-sign";
import { OriginLabel } from "./origin-label";
import { HalfLockSign, LockSign } from "./restriction-signs";

type OpenCausesProps = {
  readonly causes: readonly OpenCause[];
  readonly blocks: readonly OpenBlock[];
  /** Of the companies above the customer: derived causes, without a row of their own (G3). */
  readonly suspensions: readonly Suspension[];
  /** While one is open nothing is due for deletion. */
  readonly holds: readonly DeletionHold[];
  /** The viewer's own, for log times. */
  readonly zone: string;
};

const LEVEL_SIGNS: Record<FreezeLevel, ReactNode> = {
  account: <LockSign />,
  "account-and-resources": <SnowflakeSign />,
};

/** Every open cause: what it does, since when, by whom, why, and what is due. */
export function OpenCauses({ causes, blocks, suspensions, holds, zone }: OpenCausesProps) {
  const t = useTranslations("restriction");
  if (causes.length + blocks.length + suspensions.length === 0) return <p className="text-ink-2">{t("open.none")}</p>;
  return (
    <ul className="-mt-3 flex flex-col">
      {suspensions.map((suspension) => (
        <SuspensionItem key={suspension.companyKind} suspension={suspension} zone={zone} />
      ))}
      {causes.map((cause) => (
        <CauseItem
          key={cause.origin}
          what={t(`level.${cause.level}`)}
          sign={LEVEL_SIGNS[cause.level]}
          cause={cause}
          holds={cause.level === "account-and-resources" ? holds : []}
          zone={zone}
        />
      ))}
      {blocks.map((block) => (
        <CauseItem
          key={`block-${block.origin}`}
          what={t("block.name")}
          sign={<HalfLockSign />}
          cause={{ ...block, messageToCustomer: null, deletionDueAt: null, agreement: null, secondPerson: null }}
          holds={[]}
          zone={zone}
        />
      ))}
    </ul>
  );
}

function SuspensionItem({ suspension, zone }: { readonly suspension: Suspension; readonly zone: string }) {
  const t = useTranslations();
  const locale = useLocale();
  const { state, since } = suspension;
  const level = levelUnder(state) ?? "account";
  return (
    <li className="flex flex-col gap-1 border-b border-line py-3 last:border-b-0">
      <p className="flex flex-wrap items-center gap-2">
        <Badge tone="frozen" icon={LEVEL_SIGNS[level]}>
          {t(`restriction.level.${level}`)}
        </Badge>
        <OriginLabel origin="partner-suspended" />
      </p>
      <p className="text-sm text-ink-2">
        {t("company.suspension.over", {
          state: t(`company.state.${state}`),
          since: formatInstant(since, { zone, locale }),
        })}
      </p>
    </li>
  );
}

type CauseItemProps = {
  readonly what: string;
  readonly sign: ReactNode;
  readonly cause: Omit<OpenCause, "origin" | "level"> & { readonly origin: OpenCause["origin"] | OpenBlock["origin"] };
  readonly holds: readonly DeletionHold[];
  readonly zone: string;
};

function CauseItem({ what, sign, cause, holds, zone }: CauseItemProps) {
  const t = useTranslations("restriction.open");
  const locale = useLocale();
  const { origin, reason, messageToCustomer, since, by, goneAt, deletionDueAt, agreement, secondPerson } = cause;
  const kind = useTranslations("restriction.holdKind");
  const acts = useTranslations("restriction.act");
  const automatic = AUTOMATIC_REASONS.find((known) => known === reason);
  return (
    <li className="flex flex-col gap-1 border-b border-line py-3 last:border-b-0">
      <p className="flex flex-wrap items-center gap-2">
        <Badge tone="frozen" icon={sign}>
          {what}
        </Badge>
        <OriginLabel origin={origin} gone={goneAt !== null} />
      </p>
      {!automatic && <p className="text-sm text-ink-2">{t("reason", { reason })}</p>}
      {messageToCustomer && <p className="text-sm text-ink-2">{t("message", { message: messageToCustomer })}</p>}
      {goneAt && (
        <p className="text-sm text-s75-ink">
          {t("gone", { at: formatInstant(goneAt, { zone: BILLING_ZONE, locale }) })}
        </p>
      )}
      {deletionDueAt && (
        <p className="text-sm font-semibold text-s100-ink">
          {t("deletionDue", { date: formatDate(deletionDueAt, { zone: BILLING_ZONE, locale }) })}
        </p>
      )}
      {holds.map((hold) => (
        <p key={hold.kind} className="text-sm font-semibold">
          {t("deletionHeld", {
            kind: kind(hold.kind),
            at: formatInstant(hold.since, { zone: BILLING_ZONE, locale }),
            by: `${hold.by}, ${hold.company}`,
          })}
        </p>
      ))}
      {agreement && (
        <p className="figures text-xs text-ink-3">
          {t("agreed", { ...agreement, at: formatInstant(agreement.at, { zone, locale }) })}
          {secondPerson && ` · ${acts("confirmed", { by: secondPerson })}`}
        </p>
      )}
      <p className="figures text-xs text-ink-3">
        {t("since", { at: formatInstant(since, { zone, locale }), by: by === "system" ? t("system") : by })}
      </p>
    </li>
  );
}
