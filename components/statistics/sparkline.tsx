import { useLocale, useTranslations } from "next-intl";
import { type Money, ZERO } from "@/lib/domain/money/money";
import { chartNumberOf } from "@/lib/format/chart";
import { formatMoney } from "@/lib/format/money";

type SparklineProps = {
  /** Oldest first. */
  readonly months: readonly Money[];
  readonly name: string;
  readonly currency: string;
};

const [WIDTH, HEIGHT] = [96, 24];

/** Twelve months at a glance, drawn on the server; its words tell the first, the highest and the last. */
export function Sparkline({ months, name, currency }: SparklineProps) {
  const t = useTranslations("statistics.comparison");
  const locale = useLocale();
  const values = months.map(chartNumberOf);
  const [lowest, highest] = [Math.min(0, ...values), Math.max(0, ...values)];
  const x = (index: number) => 3 + (index * (WIDTH - 6)) / Math.max(1, values.length - 1);
  const y = (value: number) => HEIGHT - 3 - ((value - lowest) / (highest - lowest || 1)) * (HEIGHT - 6);
  const top = months.reduce((most, one) => (one > most ? one : most), months[0] ?? ZERO);
  const said = (amount: Money | undefined) => (amount === undefined ? "–" : formatMoney(amount, locale));
  const label = t("months", { name, first: said(months[0]), highest: said(top), last: said(months.at(-1)), currency });
  return (
    <svg role="img" aria-label={label} width={WIDTH} height={HEIGHT} className="block text-calm">
      <title>{label}</title>
      <polyline
        points={values.map((value, index) => `${x(index)},${y(value)}`).join(" ")}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
      />
      <circle cx={x(values.length - 1)} cy={y(values.at(-1) ?? 0)} r="2.5" className="fill-accent" />
    </svg>
  );
}
