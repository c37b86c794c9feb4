import { useTranslations } from "next-intl";
import { PERIOD_PRESETS, type PeriodPreset } from "@/lib/domain/expenditure/period";
import { AppLink } from "../ui/app-link";

type RangeLinksProps = {
  /** Null: the days were given. */
  readonly current: PeriodPreset | null;
  readonly hrefOf: (preset: PeriodPreset) => string;
};

/** Periods one asks for by name. */
export function RangeLinks({ current, hrefOf }: RangeLinksProps) {
  const t = useTranslations("statistics.range");
  return (
    <nav aria-label={t("label")} className="flex flex-wrap gap-x-4" data-no-print>
      {PERIOD_PRESETS.map((preset) => (
        <AppLink
          key={preset}
          href={hrefOf(preset)}
          scroll={false}
          aria-current={preset === current ? "true" : undefined}
          className="flex h-8 items-center border-b-2 border-transparent text-sm text-ink-2 hover:text-ink aria-[current]:border-accent aria-[current]:font-semibold aria-[current]:text-ink pointer-coarse:h-11"
        >
          {t(preset)}
        </AppLink>
      ))}
    </nav>
  );
}
