"use client";

import { useTranslations } from "next-intl";
import { scheduleReasonWords } from "@/lib/format/schedule-reason";
import { FormAnswer } from "../ui/form-answer";
import { SubmitButton } from "../ui/submit-button";
import { useFormAnswer } from "../ui/use-form-answer";
import type { ScheduleAction } from "./schedule-action";

type EndScheduleProps = { readonly scheduleId: string; readonly name: string; readonly action: ScheduleAction };

/** Ends one; what it took away stays in the history for its time. */
export function EndSchedule({ scheduleId, name, action }: EndScheduleProps) {
  const t = useTranslations("schedule");
  const { answer, form } = useFormAnswer(action);
  return (
    <form {...form} className="flex flex-col gap-2">
      <input type="hidden" name="scheduleId" value={scheduleId} />
      <FormAnswer state={answer} refused={t("end.refused")} invalid={t("set.invalid")} wordsOf={scheduleReasonWords} />
      <div>
        <SubmitButton variant="secondary" size="sm" aria-label={t("end.of", { name })}>
          {t("end.submit")}
        </SubmitButton>
      </div>
    </form>
  );
}
