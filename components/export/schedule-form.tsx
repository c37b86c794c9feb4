"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { SCHEDULE_NAME_MAX } from "@/lib/domain/export/decide-schedule";
import { EXPORT_KINDS, type ExportKind, exportFormatsOf } from "@/lib/domain/export/export";
import { EXPORT_RHYTHMS, HOURS_OF_DAY } from "@/lib/domain/export/schedule";
import { formatHour } from "@/lib/format/hour";
import { scheduleReasonWords } from "@/lib/format/schedule-reason";
import { Field } from "../ui/field";
import { FormAnswer } from "../ui/form-answer";
import { Input } from "../ui/input";
import { Select } from "../ui/select";
import { SubmitButton } from "../ui/submit-button";
import { useFormAnswer } from "../ui/use-form-answer";
import type { ScheduleAction } from "./schedule-action";

type ScheduleFormProps = {
  /** What the reader may take. */
  readonly kinds: readonly ExportKind[];
  /** What was offered on the page one came from, and its filters; null: nothing. */
  readonly kind: ExportKind | null;
  readonly query: string;
  readonly action: ScheduleAction;
};

const MORNING = "8";

export function ScheduleForm({ kinds, kind, query, action }: ScheduleFormProps) {
  const [t, names] = [useTranslations("schedule.set"), useTranslations("export")];
  const { answer, form } = useFormAnswer(action);
  const [chosen, choose] = useState<ExportKind>(kind !== null && kinds.includes(kind) ? kind : (kinds[0] ?? "orders"));
  const hours = Array.from({ length: HOURS_OF_DAY }, (_, hour) => ({ value: String(hour), label: formatHour(hour) }));
  return (
    <form {...form} className="flex max-w-xl flex-col gap-4">
      {query !== "" && chosen === kind && (
        <>
          <input type="hidden" name="query" value={query} />
          <p className="text-sm text-ink-2">{t("from")}</p>
        </>
      )}
      <FormAnswer state={answer} refused={t("refused")} invalid={t("invalid")} wordsOf={scheduleReasonWords} />
      <Field id="schedule-name" label={t("name")} hint={t("nameHint")} required>
        {(control) => <Input {...control} name="name" maxLength={SCHEDULE_NAME_MAX} autoComplete="off" />}
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field id="schedule-kind" label={t("kind")} required>
          {({ required: _, ...control }) => (
            <Select
              {...control}
              name="kind"
              value={chosen}
              onChange={({ target }) => choose(EXPORT_KINDS.find((one) => one === target.value) ?? chosen)}
              options={kinds.map((one) => ({ value: one, label: names(`kind.${one}`) }))}
            />
          )}
        </Field>
        <Field id="schedule-format" label={t("format")} required>
          {({ required: _, ...control }) => (
            <Select
              {...control}
              key={chosen}
              name="format"
              options={exportFormatsOf(chosen).map((one) => ({ value: one, label: names(`format.${one}`) }))}
            />
          )}
        </Field>
        <Field id="schedule-rhythm" label={t("rhythm")} required>
          {({ required: _, ...control }) => (
            <Select
              {...control}
              name="rhythm"
              options={EXPORT_RHYTHMS.map((one) => ({ value: one, label: t(`rhythms.${one}`) }))}
            />
          )}
        </Field>
        <Field id="schedule-hour" label={t("hour")} required hint={t("hourHint")}>
          {({ required: _, ...control }) => <Select {...control} name="hour" defaultValue={MORNING} options={hours} />}
        </Field>
      </div>
      <div className="flex flex-wrap items-center gap-4">
        <SubmitButton>{t("submit")}</SubmitButton>
        <p role="status" className="text-accent">
          {answer.status === "saved" && t("done")}
        </p>
      </div>
    </form>
  );
}
