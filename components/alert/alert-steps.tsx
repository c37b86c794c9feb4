import { useLocale, useTranslations } from "next-intl";
import type { AlertStep } from "@/lib/contracts/alert-view";
import { BILLING_ZONE, formatInstant } from "@/lib/format/date";
import type { Tone } from "../ui/badge";
import { Timeline } from "../ui/timeline";

const TONES: Partial<Record<AlertStep["kind"], Tone>> = {
  raised: "warn",
  worsened: "danger",
  reopened: "warn",
  resolved: "accent",
};

type AlertStepsProps = {
  readonly steps: readonly AlertStep[];
  /** The viewer's own, for log times. */
  readonly zone: string;
};

/** What the company did about an alert, and the alert by itself; the newest first. */
export function AlertSteps({ steps, zone }: AlertStepsProps) {
  const t = useTranslations("alert.step");
  const label = useTranslations("alert.opened")("steps");
  const locale = useLocale();
  const titleOf = ({ kind, toName, until, by }: AlertStep) => {
    if (kind === "handed-over") return t(kind, { name: toName ?? "" });
    if (kind === "snoozed" && until) return t(kind, { until: formatInstant(until, { zone: BILLING_ZONE, locale }) });
    return t(kind === "resolved" && by === null ? "resolvedItself" : kind);
  };
  return (
    <Timeline
      label={label}
      events={steps.map((step) => ({
        id: step.id,
        title: titleOf(step),
        detail: step.text,
        at: formatInstant(step.at, { zone, locale }),
        by: step.by ?? t("itself"),
        tone: TONES[step.kind],
      }))}
    />
  );
}
