import { useLocale, useTranslations } from "next-intl";
import type { MonthLine } from "@/lib/contracts/closing";
import type { MonthState } from "@/lib/domain/closing/month-state";
import { BILLING_ZONE, formatInstant } from "@/lib/format/date";
import { Badge, type Tone } from "../ui/badge";

const TONES: Record<MonthState, Tone> = {
  "to-come": "neutral",
  running: "neutral",
  provisional: "warn",
  complete: "accent",
  closed: "neutral",
};

/** Where a month stands; of a closed one by whom and when. */
export function MonthSign({ state, closed }: Pick<MonthLine, "state" | "closed">) {
  const t = useTranslations("closing");
  const locale = useLocale();
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2">
      <Badge tone={TONES[state]}>{t(`state.${state}`)}</Badge>
      {closed && (
        <span className="figures text-xs text-ink-3">
          {t("closedBy", { at: formatInstant(closed.at, { zone: BILLING_ZONE, locale }), by: closed.by })}
        </span>
      )}
    </span>
  );
}
