"use client";

import { useTranslations } from "next-intl";
import type { Timing } from "@/lib/domain/restriction/waiting-act";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { RadioCards } from "../ui/radio-cards";

type TimingFieldsProps = {
  readonly id: string;
  /** What can be chosen, the usual first. */
  readonly timings: readonly Timing[];
  readonly timing: Timing;
  readonly onChange: (timing: Timing) => void;
  readonly isLift?: boolean;
};

/** When it takes effect: its instant is entered and shown in the billing zone. */
export function TimingFields({ id, timings, timing, onChange, isLift = false }: TimingFieldsProps) {
  const t = useTranslations("restriction.timing");
  const details = {
    delayed: t("delayedDetail"),
    now: t(isLift ? "nowLift" : "nowDetail"),
    scheduled: t("scheduledDetail"),
  };
  return (
    <div className="flex flex-col gap-3">
      <RadioCards
        name="timing"
        legend={t("legend")}
        defaultValue={timing}
        onValueChange={(value) => onChange(timings.find((known) => known === value) ?? timing)}
        options={timings.map((value) => ({ value, label: t(value), detail: details[value] }))}
      />
      {timing === "scheduled" && (
        <Field id={`${id}-at`} label={t("at")} hint={t("atHint")} required>
          {(control) => <Input {...control} type="datetime-local" name="orderedFor" className="max-w-64" />}
        </Field>
      )}
    </div>
  );
}
