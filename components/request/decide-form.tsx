"use client";

import { useTranslations } from "next-intl";
import type { FormState } from "@/lib/contracts/form-state";
import type { ExecutionReason } from "@/lib/contracts/request";
import type { BudgetConsequence } from "@/lib/domain/budget/decide-budget";
import { REASON_MAX } from "@/lib/domain/decision";
import type { RequestReason } from "@/lib/domain/request/decide-request";
import { isGrantRequest, type RequestWish } from "@/lib/domain/request/request";
import { FREEZE_AGREEMENT_VERSION } from "@/lib/domain/restriction/cause";
import { RETENTION_DAYS } from "@/lib/domain/restriction/freeze";
import { executionReasonWords, requestReasonWords } from "@/lib/format/request-reason";
import { Checkbox } from "../ui/checkbox";
import { CodeStep } from "../ui/code-step";
import { ConfirmConsequence, type Consequence } from "../ui/confirm-consequence";
import { Field } from "../ui/field";
import { FormAnswer } from "../ui/form-answer";
import { Input } from "../ui/input";
import { ReasonList } from "../ui/reason-list";
import { SubmitButton } from "../ui/submit-button";
import { Textarea } from "../ui/textarea";
import { useFormAnswer } from "../ui/use-form-answer";
import { draftOfWish, type RequestDraft } from "./draft";
import { RequestFields } from "./request-fields";

export type DecideState =
  | FormState<RequestReason, BudgetConsequence>
  | { readonly status: "failed"; readonly reasons: readonly ExecutionReason[] };

export type DecideFormProps = {
  readonly requestId: string;
  readonly wish: RequestWish;
  readonly currency: string;
  /** Causes there are to lift. */
  readonly origins: RequestDraft["origins"];
  /** Of the budget or grant shown beside; 0: none. */
  readonly version: number;
  /** Day on which the present grant ends, "2026-12-31"; null: no end, or no grant. */
  readonly untilDay: string | null;
  readonly approve: (previous: DecideState, form: FormData) => Promise<DecideState>;
  /** What follows from a budget, in a figure and words. */
  readonly consequenceOf: (consequence: BudgetConsequence) => Consequence;
};

/** As asked or with other values: what stands in the fields is what will be done, in the distributor's name. */
export function DecideForm(props: DecideFormProps) {
  const { requestId, wish, currency, version, approve } = props;
  const { answer, form } = useFormAnswer(approve);
  return (
    <form {...form} className="flex flex-col gap-5">
      <input type="hidden" name="requestId" value={requestId} />
      <input type="hidden" name="version" value={version} />
      <RequestFields
        id="decide"
        draft={draftOfWish(wish)}
        currency={currency}
        origins={props.origins}
        errors={answer.status === "invalid" ? answer.fieldErrors : {}}
      />
      <ApprovalFields kind={wish.kind} untilDay={props.untilDay} />
      <Outcome state={answer} consequenceOf={props.consequenceOf} />
      <CodeStep state={answer} />
    </form>
  );
}

function ApprovalFields({ kind, untilDay }: { readonly kind: RequestWish["kind"]; readonly untilDay: string | null }) {
  const t = useTranslations("request.decide");
  return (
    <>
      {isGrantRequest(kind) && (
        <Field id="decide-until" label={t("until")} hint={t("untilHint")}>
          {(control) => <Input {...control} type="date" name="until" defaultValue={untilDay ?? ""} />}
        </Field>
      )}
      <Field id="decide-note" label={t("note")} hint={t("noteHint")}>
        {(control) => <Textarea {...control} name="note" maxLength={REASON_MAX} rows={2} />}
      </Field>
      {kind === "freeze-account-and-resources" && (
        <Checkbox id="decide-now" name="now" label={t("now")} hint={t("nowHint")} />
      )}
      {kind === "freeze-account-and-resources" && (
        <Checkbox
          id="decide-agreement"
          name="agreementVersion"
          value={FREEZE_AGREEMENT_VERSION}
          required
          label={t("agreement", { version: FREEZE_AGREEMENT_VERSION })}
          hint={t("agreementText", { days: RETENTION_DAYS })}
        />
      )}
    </>
  );
}

type OutcomeProps = { readonly state: DecideState } & Pick<DecideFormProps, "consequenceOf">;

function Outcome({ state, consequenceOf }: OutcomeProps) {
  const t = useTranslations("request.decide");
  if (state.status === "confirm") {
    return (
      <ConfirmConsequence
        title={t("confirmTitle")}
        consequences={state.consequences.map(consequenceOf)}
        acknowledgement={t("confirmRead")}
        acknowledgementName="confirmed"
        confirmLabel={t("confirm")}
        danger={state.consequences.some(({ code }) => code === "budget.freezes-resources")}
      />
    );
  }
  return (
    <>
      {state.status === "failed" ? (
        <ReasonList title={t("failed")} reasons={state.reasons.map(executionReasonWords)} />
      ) : (
        <FormAnswer state={state} refused={t("refused")} invalid={t("invalid")} wordsOf={requestReasonWords} />
      )}
      <div>
        <SubmitButton>{t("approve")}</SubmitButton>
      </div>
    </>
  );
}
