"use client";

import { useTranslations } from "next-intl";
import type { FormState } from "@/lib/contracts/form-state";
import {
  VERIFICATION_CHANNELS,
  type VerificationChannel,
  type VerificationReason,
} from "@/lib/domain/verification/verification";
import { verificationReasonWords } from "@/lib/format/verification-reason";
import { CodeStep } from "../ui/code-step";
import { FormAnswer } from "../ui/form-answer";
import { RadioCards } from "../ui/radio-cards";
import { SubmitButton } from "../ui/submit-button";
import { useFormAnswer } from "../ui/use-form-answer";

type State = FormState<VerificationReason>;
type VerificationFormProps = {
  readonly view: {
    readonly channel: VerificationChannel;
    readonly version: number;
    readonly sendsMail: boolean;
    readonly enrolled: boolean;
  };
  readonly action: (previous: State, form: FormData) => Promise<State>;
};

/** What cannot be chosen yet says why in the place of what it would do. */
export function VerificationForm({ view, action }: VerificationFormProps) {
  const t = useTranslations("verification");
  const { answer, form } = useFormAnswer(action);
  const isPossible = { off: true, email: view.sendsMail, totp: view.enrolled };
  return (
    <form {...form} className="flex flex-col gap-5">
      <input type="hidden" name="version" value={view.version} />
      <RadioCards
        key={view.version}
        name="channel"
        legend={t("choose")}
        defaultValue={view.channel}
        options={VERIFICATION_CHANNELS.map((value) => ({
          value,
          label: t(`channel.${value}`),
          detail: value === "off" || isPossible[value] ? t(`detail.${value}`) : t(`why.${value}`),
          disabled: !isPossible[value] && view.channel !== value,
        }))}
      />
      <FormAnswer state={answer} refused={t("refused")} invalid={t("invalid")} wordsOf={verificationReasonWords} />
      <div className="flex flex-wrap items-center gap-4">
        <SubmitButton>{t("save")}</SubmitButton>
        <p role="status" className="text-accent">
          {answer.status === "saved" && t("saved")}
        </p>
      </div>
      <CodeStep state={answer} />
    </form>
  );
}
