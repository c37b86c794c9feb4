import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { BlockOrigin, FreezeLevel, FreezeOrigin } from "@/lib/domain/restriction/freeze";
import { Badge, type Tone } from "../ui/badge";
import { SnowflakeSign } from "../ui/snowflake-sign";
import { Tooltip } from "../ui/tooltip";
import { HalfLockSign, LockSign, OpenLockSign, ShieldSign, SpentSign } from "./restriction-signs";

export type RestrictionBadgeProps = {
  readonly level: "none" | FreezeLevel;
  readonly payPerUseBlocked: boolean;
  /** Of everything shown here. */
  readonly origins: readonly (FreezeOrigin | BlockOrigin)[];
  /** Usage has reached the budget; a derived fact, not a restriction. */
  readonly exhausted: boolean;
  /** Freezing its resources needs a second person (G8). */
  readonly isProtected?: boolean | undefined;
  /** Shows "Not restricted" instead of nothing. */
  readonly showNone?: boolean | undefined;
};

type Sign = {
  readonly key: "frozen" | "frozenWithResources" | "payPerUseBlocked" | "budgetUsedUp" | "open";
  readonly icon: ReactNode;
  readonly tone: Tone;
};

const FROZEN: Sign = { key: "frozen", icon: <LockSign />, tone: "frozen" };
const WITH_RESOURCES: Sign = { key: "frozenWithResources", icon: <SnowflakeSign />, tone: "frozen" };
const BLOCKED: Sign = { key: "payPerUseBlocked", icon: <HalfLockSign />, tone: "frozen" };
const USED_UP: Sign = { key: "budgetUsedUp", icon: <SpentSign />, tone: "danger" };
const OPEN: Sign = { key: "open", icon: <OpenLockSign />, tone: "neutral" };

const FREEZES: Record<RestrictionBadgeProps["level"], Sign | null> = {
  none: null,
  account: FROZEN,
  "account-and-resources": WITH_RESOURCES,
};

/** Everything that is the case, the strongest first. */
function signsOf({ level, payPerUseBlocked, exhausted, showNone }: RestrictionBadgeProps): readonly Sign[] {
  const shown = [FREEZES[level], payPerUseBlocked ? BLOCKED : null, exhausted ? USED_UP : null];
  const signs = shown.filter((sign) => sign !== null);
  return signs.length === 0 && showNone ? [OPEN] : signs;
}

/** Shape and word before colour; where it comes from on hover and in the accessible name. */
export function RestrictionBadge(props: RestrictionBadgeProps) {
  const t = useTranslations("sign.restriction");
  const words = [...new Set(props.origins)].map((origin) => t(`origin.${origin}`)).join(", ");
  return (
    <span className="inline-flex flex-wrap items-center gap-1">
      {signsOf(props).map((sign, index) => (
        // The origins are those of the restriction, which stands first; using up a budget has none.
        <SignBadge key={sign.key} sign={sign} origins={index === 0 && sign.tone === "frozen" ? words : ""} />
      ))}
      {props.isProtected && (
        <Tooltip content={t("protectedHint")} className="inline-flex min-h-6 items-center">
          <Badge icon={<ShieldSign />}>
            {t("protected")}
            <span className="sr-only">: {t("protectedHint")}</span>
          </Badge>
        </Tooltip>
      )}
    </span>
  );
}

function SignBadge({ sign, origins }: { readonly sign: Sign; readonly origins: string }) {
  const t = useTranslations("sign.restriction");
  const badge = (
    <Badge tone={sign.tone} icon={sign.icon}>
      {t(sign.key)}
      {origins && <span className="sr-only">: {origins}</span>}
    </Badge>
  );
  return origins ? (
    <Tooltip content={origins} className="inline-flex min-h-6 items-center">
      {badge}
    </Tooltip>
  ) : (
    badge
  );
}
