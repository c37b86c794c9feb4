"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import type { GrantRowOutcome } from "@/lib/contracts/delegation-view";
import type { FormState } from "@/lib/contracts/form-state";
import type { DelegationReason } from "@/lib/domain/delegation/decide-delegation";
import { delegationReasonWords } from "@/lib/format/delegation-reason";
import { CodeStep } from "../ui/code-step";
import { Dialog } from "../ui/dialog";
import { keepInput } from "../ui/keep-input";
import { Notice } from "../ui/notice";
import { ResultList } from "../ui/result-list";
import { useSelection } from "../ui/selection";
import { SelectionBar } from "../ui/selection-bar";
import { SubmitButton } from "../ui/submit-button";
import { useWording } from "../ui/use-wording";
import { GrantFields } from "./grant-fields";

type Outcomes = readonly GrantRowOutcome<DelegationReason>[];
export type GrantBatchState = FormState<never, never, Outcomes>;
export type GrantBatchAction = (previous: GrantBatchState, form: FormData) => Promise<GrantBatchState>;

type GrantBatchProps = {
  /** The resellers of this page, each with its grant's version. */
  readonly resellers: readonly { readonly id: string; readonly version: number }[];
  readonly currency: string;
  readonly action: GrantBatchAction;
};

/** The same grant for the ticked resellers, a result per row. */
export function GrantBatch({ resellers, currency, action }: GrantBatchProps) {
  const t = useTranslations("delegation.grant");
  const { ids } = useSelection();
  const chosen = resellers.filter(({ id }) => ids.has(id));
  return (
    <SelectionBar>
      <Dialog
        width="lg"
        trigger={t("batch")}
        triggerVariant="primary"
        triggerSize="sm"
        title={t("batchTitle", { count: chosen.length })}
        description={t("description")}
      >
        <BatchForm resellers={chosen} currency={currency} action={action} />
      </Dialog>
    </SelectionBar>
  );
}

function BatchForm({ resellers, currency, action }: GrantBatchProps) {
  const t = useTranslations("delegation");
  const [state, submit, pending] = useActionState(action, { status: "idle" });
  const outcomes = state.status === "saved" ? state.saved : undefined;
  return (
    <form action={submit} onReset={keepInput} aria-busy={pending} className="flex flex-col gap-5">
      {resellers.map(({ id, version }) => (
        <input key={id} type="hidden" name="selected[]" value={`${id}:${version}`} />
      ))}
      <GrantFields
        grant={null}
        pools={null}
        currency={currency}
        errors={state.status === "invalid" ? state.fieldErrors : {}}
      />
      {state.status === "invalid" && (
        <Notice kind="danger" live="alert">
          {t("invalid")}
        </Notice>
      )}
      <div>
        <SubmitButton>{t("grant.submitBatch", { count: resellers.length })}</SubmitButton>
      </div>
      <CodeStep state={state} />
      {outcomes && <Results outcomes={outcomes} />}
    </form>
  );
}

function Results({ outcomes }: { readonly outcomes: Outcomes }) {
  const t = useTranslations("delegation.grant");
  const say = useWording();
  const refused = outcomes.filter(({ reasons }) => reasons.length > 0).length;
  return (
    <div className="flex flex-col gap-3">
      <Notice kind={refused > 0 ? "warn" : "done"} live="status">
        {t("wasGranted", { done: outcomes.length - refused, refused })}
      </Notice>
      <ResultList
        label={t("results")}
        rows={outcomes.map(({ resellerId, name, reasons }) => ({
          id: resellerId,
          name,
          href: `/resellers/${resellerId}/delegation`,
          outcome: reasons.length > 0 ? "refused" : "done",
          detail: reasons.map((reason) => say(delegationReasonWords(reason))).join(" "),
        }))}
      />
    </div>
  );
}
