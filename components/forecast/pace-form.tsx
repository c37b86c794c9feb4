"use client";

import { useTranslations } from "next-intl";
import type { FormState } from "@/lib/contracts/form-state";
import type { ForesightReason } from "@/lib/domain/forecast/decide-foresight";
import { FROM_DAY_MAX, PACE_CERTAINTIES, type PaceRule } from "@/lib/domain/forecast/pace";
import { outlookReasonWords } from "@/lib/format/outlook-reason";
import { Checkbox } from "../ui/checkbox";
import { Field } from "../ui/field";
import { FormAnswer } from "../ui/form-answer";
import { Select } from "../ui/select";
import { SubmitButton } from "../ui/submit-button";
import { useFormAnswer } from "../ui/use-form-answer";

type State = FormState<ForesightReason>;
type PaceFormProps = {
  readonly rule: PaceRule & { readonly version: number };
  readonly action: (previous: State, form: FormData) => Promise<State>;
};

const DAYS = Array.from({ length: FROM_DAY_MAX }, (_, index) => String(index + 1));

export function PaceForm({ rule, action }: PaceFormProps) {
  const t = useTranslations("outlook.pace");
  const { answer, form } = useFormAnswer(action);
  const { isOn, fromDay, certainty, version } = rule;
  return (
    <form {...form} className="flex max-w-xl flex-col gap-4">
      <input type="hidden" name="version" value={version} />
      <Checkbox key={`on ${version}`} id="pace-on" name="isOn" label={t("isOn")} defaultChecked={isOn} />
      <Field id="pace-day" label={t("fromDay")} hint={t("fromDayHint")} required>
        {({ required: _, ...control }) => (
          <span className="block max-w-32">
            <Select
              {...control}
              key={`day ${version}`}
              name="fromDay"
              defaultValue={String(fromDay)}
              options={DAYS.map((value) => ({ value, label: value }))}
            />
          </span>
        )}
      </Field>
      <Field id="pace-certainty" label={t("certainty")} required>
        {({ required: _, ...control }) => (
          <Select
            {...control}
            key={`certainty ${version}`}
            name="certainty"
            defaultValue={certainty}
            options={PACE_CERTAINTIES.map((value) => ({ value, label: t(value) }))}
          />
        )}
      </Field>
      <FormAnswer state={answer} refused={t("refused")} invalid={t("invalid")} wordsOf={outlookReasonWords} />
      <div className="flex flex-wrap items-center gap-4">
        <SubmitButton>{t("save")}</SubmitButton>
        <p role="status" className="text-accent">
          {answer.status === "saved" && t("saved")}
        </p>
      </div>
    </form>
  );
}
