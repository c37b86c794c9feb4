"use client";

import { useTranslations } from "next-intl";
import type { FormState } from "@/lib/contracts/form-state";
import type { CompanyNotification } from "@/lib/contracts/notification-view";
import type { SuspendedReason } from "@/lib/domain/access/suspension";
import type { WayObstacle } from "@/lib/domain/notification/hearing";
import { suspendedWords } from "@/lib/format/suspension-reason";
import { FormAnswer } from "../ui/form-answer";
import { Section } from "../ui/section";
import { SubmitButton } from "../ui/submit-button";
import { useFormAnswer } from "../ui/use-form-answer";
import { ChoiceTable } from "./choice-table";
import { HoursFields } from "./hours-fields";

type State = FormState<SuspendedReason>;
type DefaultsFormProps = {
  readonly chosen: Pick<CompanyNotification, "rows" | "hours">;
  readonly smsObstacle: WayObstacle | null;
  readonly action: (previous: State, form: FormData) => Promise<State>;
};

/** What members hear of while they have not chosen themselves. */
export function DefaultsForm({ chosen: { rows, hours }, smsObstacle, action }: DefaultsFormProps) {
  const t = useTranslations("notification");
  const { answer, form } = useFormAnswer<State>(action);
  const errors = answer.status === "invalid" ? answer.fieldErrors : {};
  return (
    <form {...form}>
      <Section title={t("defaults.title")}>
        <div className="flex max-w-4xl flex-col gap-6">
          <p className="text-ink-2">{t("defaults.lead")}</p>
          <ChoiceTable id="company" rows={rows} otherwise="product" smsObstacle={smsObstacle} />
          <HoursFields hours={hours} otherwise="product" errors={errors} />
          <FormAnswer
            state={answer}
            refused={t("defaults.refused")}
            invalid={t("invalid.form")}
            wordsOf={suspendedWords}
          />
          <div className="flex flex-wrap items-center gap-4">
            <SubmitButton>{t("save")}</SubmitButton>
            <p role="status" className="text-accent">
              {answer.status === "saved" && t("defaults.saved")}
            </p>
          </div>
        </div>
      </Section>
    </form>
  );
}
