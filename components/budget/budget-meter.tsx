import { useLocale, useTranslations } from "next-intl";
import { useId } from "react";
import { type Money, plus } from "@/lib/domain/money/money";
import { type MeterState, meterGeometryOf } from "@/lib/format/meter";
import { formatMoney } from "@/lib/format/money";
import { formatPercent } from "@/lib/format/percent";
import { classNames } from "../ui/class-names";
import { MeterDrawing } from "../ui/meter-drawing";

export type BudgetMeterProps = {
  readonly used: Money;
  readonly reserved: Money;
  readonly amount: Money;
  /** What the month is expected to end at; drawn as a ghost mark. */
  readonly expectedEnd?: Money | undefined;
  /** In a table cell, on a card, on the customer's page. */
  readonly size?: "sm" | "md" | "lg" | undefined;
  /** ISO 4217; left out in tables, where the column's head has it. */
  readonly currency?: string | undefined;
  /** Whose budget, where the surroundings do not say. */
  readonly label?: string | undefined;
};

const STATE_INK: Record<MeterState, string> = {
  calm: "text-ink",
  "75": "text-s75-ink",
  "90": "text-s90-ink",
  "100": "text-s100-ink",
};
const LOOKS = {
  sm: { box: "min-w-36 gap-0.5", figures: "text-xs sm:whitespace-nowrap", percent: "text-xs", height: 9 },
  md: { box: "min-w-48 gap-1", figures: "text-sm", percent: "text-base", height: 14 },
  lg: { box: "gap-1.5", figures: "text-base", percent: "text-xl", height: 22 },
};

export function BudgetMeter(props: BudgetMeterProps) {
  const { used, reserved, amount, expectedEnd, size = "md", label } = props;
  const t = useTranslations("sign.meter");
  const pattern = useId();
  const facts = useFacts(props);
  const geometry = meterGeometryOf(used, reserved, amount, expectedEnd ?? null);
  if (!geometry) return <span className="text-ink-3">{t("noBudget")}</span>;

  const look = LOOKS[size];
  const spoken = [
    t("spoken", facts),
    reserved > 0n && t("spokenReserved", facts),
    expectedEnd !== undefined && t("spokenExpected", facts),
    geometry.state !== "calm" && t(`state.${geometry.state}`),
  ];
  return (
    <div className={classNames("flex flex-col", look.box)}>
      <div className="figures flex items-baseline justify-between gap-3">
        <span className={classNames("min-w-0 text-ink-2", look.figures)}>
          <span className="text-ink">{facts.used}</span>
          {reserved > 0n && size !== "sm" && ` ${t("plusReserved", facts)}`}
          {` ${t("of", facts)}`}
        </span>
        <span className={classNames("font-semibold", look.percent, STATE_INK[geometry.state])}>{facts.percent}</span>
      </div>
      <div
        role="meter"
        aria-label={label ?? t("name")}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={geometry.percent}
        aria-valuetext={spoken.filter(Boolean).join("; ")}
      >
        <MeterDrawing geometry={geometry} height={look.height} pattern={pattern} named={size === "lg"} />
      </div>
    </div>
  );
}

function useFacts({ used, reserved, amount, expectedEnd, currency }: BudgetMeterProps) {
  const locale = useLocale();
  return {
    used: formatMoney(used, locale),
    reserved: formatMoney(reserved, locale),
    amount: formatMoney(amount, locale),
    expected: expectedEnd === undefined ? "" : formatMoney(expectedEnd, locale),
    currency: currency ?? "",
    percent: formatPercent(plus(used, reserved), amount),
  };
}
