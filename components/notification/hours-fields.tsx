"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { FieldErrors } from "@/lib/contracts/form-state";
import type { ChosenHours } from "@/lib/contracts/notification-view";
import { clockOf, DEFAULT_HOURS, type Hours } from "@/lib/domain/notification/hours";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { Select } from "../ui/select";

type HoursFieldsProps = {
  readonly hours: ChosenHours;
  readonly otherwise: "company" | "product";
  readonly errors: FieldErrors;
};

type Quiet = "default" | "none" | "own";
const HOURS = Array.from({ length: 24 }, (_, hour) => ({ value: String(hour), label: clockOf(hour * 60) }));

const isQuiet = ({ quietFrom, quietTo }: Hours) => quietFrom !== quietTo;

function quietOf(own: Hours | null): Quiet {
  if (own === null) return "default";
  return isQuiet(own) ? "own" : "none";
}

/** When nothing ordinary comes, and when the digest of the day does. */
export function HoursFields({ hours: { own, otherwise: standing }, otherwise, errors }: HoursFieldsProps) {
  const t = useTranslations("notification");
  const [quiet, setQuiet] = useState<Quiet>(quietOf(own));
  const [first = DEFAULT_HOURS] = [own, standing].filter((hours) => hours !== null && isQuiet(hours));
  const { quietFrom, quietTo } = first ?? DEFAULT_HOURS;
  const wrong = (name: string) => (errors[name] ? t("invalid.clock") : undefined);
  const said = {
    quiet: isQuiet(standing)
      ? t("between", { from: clockOf(standing.quietFrom), to: clockOf(standing.quietTo) })
      : t("noQuiet"),
    digest: clockOf(standing.digestHour * 60),
  };
  return (
    <div className="grid max-w-3xl gap-4 sm:grid-cols-2">
      <div className="sm:col-span-2">
        <Field id="quiet" label={t("quiet")} hint={t("quietHint")} required>
          {(control) => (
            <Select
              {...control}
              name="quiet"
              value={quiet}
              onChange={(event) => setQuiet(event.currentTarget.value as Quiet)}
              options={[
                { value: "default", label: t(`hoursAs.${otherwise}`, said) },
                { value: "own", label: t("quietOwn") },
                { value: "none", label: t("quietNone") },
              ]}
            />
          )}
        </Field>
      </div>
      {quiet === "own" && (
        <>
          <Field id="quiet-from" label={t("quietFrom")} error={wrong("quietFrom")} required>
            {(control) => <Input {...control} type="time" name="quietFrom" defaultValue={clockOf(quietFrom)} />}
          </Field>
          <Field id="quiet-to" label={t("quietTo")} error={wrong("quietTo")} required>
            {(control) => <Input {...control} type="time" name="quietTo" defaultValue={clockOf(quietTo)} />}
          </Field>
        </>
      )}
      {quiet !== "default" && (
        <Field id="digest-hour" label={t("digestHour")} hint={t("digestHint")} required>
          {(control) => (
            <Select
              {...control}
              name="digestHour"
              defaultValue={String((own ?? standing).digestHour)}
              options={HOURS}
            />
          )}
        </Field>
      )}
    </div>
  );
}
