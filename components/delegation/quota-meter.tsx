import { useLocale, useTranslations } from "next-intl";
import { useId } from "react";
import type { PoolFigures } from "@/lib/contracts/delegation-view";
import type { QuotaKind } from "@/lib/domain/delegation/authority";
import { maximum, minus, ZERO } from "@/lib/domain/money/money";
import { meterGeometryOf, meterStateOf } from "@/lib/format/meter";
import { formatMoney } from "@/lib/format/money";
import { formatPercent } from "@/lib/format/percent";
import { classNames } from "../ui/class-names";
import { MeterDrawing } from "../ui/meter-drawing";

type QuotaMeterProps = {
  readonly kind: QuotaKind;
  readonly pool: PoolFigures;
  readonly size: "sm" | "lg";
  /** ISO 4217; left out in tables, where the column's head has it. */
  readonly currency?: string | undefined;
};

// In a table no head names the pool, so the meter does, above its figures.
const LOOKS = {
  sm: { box: "min-w-40 gap-0.5", words: "text-xs", percent: "text-xs", height: 9, isNamed: true },
  lg: { box: "gap-1.5", words: "text-base", percent: "text-xl", height: 22, isNamed: false },
};

/** The budget meter for a pool: used solid, what else is taken hatched, over-allocation past the frame. */
export function QuotaMeter({ kind, pool, size, currency = "" }: QuotaMeterProps) {
  const t = useTranslations("delegation.pool");
  const locale = useLocale();
  const pattern = useId();
  const { quota, used, taken } = pool;
  const unused = maximum(minus(taken, used), ZERO);
  const geometry = quota === null ? null : meterGeometryOf(used, unused, quota, null);
  if (quota === null || geometry === null) return null;
  const look = LOOKS[size];
  const percent = formatPercent(used, quota);
  const facts = {
    percent,
    used: formatMoney(used, locale),
    taken: formatMoney(taken, locale),
    quota: formatMoney(quota, locale),
    currency,
  };
  return (
    <div className={classNames("flex flex-col", look.box)}>
      <div className="figures flex items-baseline justify-between gap-3">
        <span className={classNames("min-w-0 text-ink-2", look.words)}>
          {look.isNamed ? t(kind) : t("figures", facts)}
        </span>
        <span className={classNames("font-semibold", look.percent)}>{percent}</span>
      </div>
      {look.isNamed && <p className="figures text-xs text-ink-3">{t("figures", facts)}</p>}
      <div
        role="meter"
        aria-label={t(kind)}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={geometry.percent}
        aria-valuetext={t("spoken", facts)}
      >
        <MeterDrawing
          // Taken is what a quota is for; only usage makes it serious.
          geometry={{ ...geometry, state: meterStateOf(used, quota) }}
          height={look.height}
          pattern={pattern}
          named={!look.isNamed}
        />
      </div>
    </div>
  );
}
