"use client";

import { useTranslations } from "next-intl";
import type { FormState } from "@/lib/contracts/form-state";
import type { OwnNotification } from "@/lib/contracts/notification-view";
import type { WayObstacle } from "@/lib/domain/notification/hearing";
import { worded } from "@/lib/format/wording";
import { Field } from "../ui/field";
import { FormAnswer } from "../ui/form-answer";
import { Input } from "../ui/input";
import { Section } from "../ui/section";
import { SubmitButton } from "../ui/submit-button";
import { useFormAnswer } from "../ui/use-form-answer";
import { ChoiceTable } from "./choice-table";
import { HoursFields } from "./hours-fields";

type State = FormState<never>;
type OwnChoicesFormProps = {
  readonly chosen: OwnNotification;
  readonly smsObstacle: WayObstacle | null;
  readonly action: (previous: State, form: FormData) => Promise<State>;
};

/** All of it in one form with one save. */
export function OwnChoicesForm({ chosen: { rows, hours, phone }, smsObstacle, action }: OwnChoicesFormProps) {
  const t = useTranslations("notification");
  const { answer, form } = useFormAnswer<State>(action);
  const errors = answer.status === "invalid" ? answer.fieldErrors : {};
  return (
    <form {...form} className="flex max-w-4xl flex-col gap-8">
      <Section title={t("what")}>
        <ChoiceTable id="own" rows={rows} otherwise="company" smsObstacle={smsObstacle} />
      </Section>
      <Section title={t("when")}>
        <HoursFields hours={hours} otherwise="company" errors={errors} />
      </Section>
      <Section title={t("phoneTitle")}>
        <div className="max-w-md">
          <Field
            id="phone"
            label={t("phone")}
            hint={t("phoneHint")}
            error={errors["phone"] ? t("invalid.phone") : undefined}
          >
            {(control) => (
              <Input
                {...control}
                name="phone"
                type="tel"
                autoComplete="tel"
                maxLength={40}
                defaultValue={phone ?? ""}
              />
            )}
          </Field>
        </div>
      </Section>
      <FormAnswer
        state={answer}
        refused=""
        invalid={t("invalid.form")}
        wordsOf={() => worded("notification.invalid.form")}
      />
      <div className="flex flex-wrap items-center gap-4">
        <SubmitButton>{t("save")}</SubmitButton>
        <p role="status" className="text-accent">
          {answer.status === "saved" && t("saved")}
        </p>
      </div>
    </form>
  );
}
