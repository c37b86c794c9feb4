"use client";

import { useTranslations } from "next-intl";
import { useActionState, useState } from "react";
import type { AccountManager, AssignmentOutcome } from "@/lib/contracts/assignment-view";
import type { FormState } from "@/lib/contracts/form-state";
import { ASSIGNMENT_ACTS, type AssignmentAct } from "@/lib/domain/assignment/decide-assignment";
import { Field } from "../ui/field";
import { keepInput } from "../ui/keep-input";
import { LinkButton } from "../ui/link-button";
import { Notice } from "../ui/notice";
import { RadioCards } from "../ui/radio-cards";
import { Select } from "../ui/select";
import { SubmitButton } from "../ui/submit-button";
import { AssignmentResults } from "./assignment-results";

export type AssignState = FormState<never, never, readonly AssignmentOutcome[]>;
export type AssignAction = (previous: AssignState, form: FormData) => Promise<AssignState>;

/** What is to be looked after; manager null: nobody looks after it. */
export type Subject = { readonly id: string; readonly name: string; readonly manager: string | null };

export type AssignFormProps = {
  readonly kind: "customer" | "reseller";
  readonly subjects: readonly Subject[];
  readonly managers: readonly AccountManager[];
  readonly action: AssignAction;
};

/** Assigns what has nobody, passes on or lets go what has somebody: three acts, each of those that it fits only. */
export function AssignForm({ kind, subjects, managers, action }: AssignFormProps) {
  const t = useTranslations("assignment");
  const [state, submit, pending] = useActionState(action, { status: "idle" });
  const fitting = (act: AssignmentAct) => subjects.filter(({ manager }) => (act === "assign") === (manager === null));
  const usual = fitting("assign").length > 0 ? "assign" : "reassign";
  const [act, setAct] = useState<AssignmentAct>(usual);
  const chosen = fitting(act);
  const outcomes = state.status === "saved" ? state.saved : undefined;
  if (outcomes) return <AssignmentResults kind={kind} outcomes={outcomes} />;
  if (managers.length === 0) return <NoManagers />;
  return (
    <form action={submit} onReset={keepInput} aria-busy={pending} className="flex flex-col gap-5">
      {chosen.map(({ id }) => (
        <input key={id} type="hidden" name={`${kind}Ids[]`} value={id} />
      ))}
      <RadioCards
        name="act"
        legend={t("form.act")}
        defaultValue={usual}
        onValueChange={(value) => setAct(ASSIGNMENT_ACTS.find((known) => known === value) ?? usual)}
        options={ASSIGNMENT_ACTS.map((value) => ({
          value,
          label: t(`form.${value}`),
          detail: t(`form.fits.${value}`, { count: fitting(value).length, all: subjects.length }),
          disabled: fitting(value).length === 0,
        }))}
      />
      {act !== "unassign" && (
        <Field
          id={`${kind}-manager`}
          label={t("form.manager")}
          required
          error={state.status === "invalid" && state.fieldErrors["memberId"] ? t("form.managerMissing") : undefined}
        >
          {(control) => (
            <Select
              {...control}
              name="memberId"
              defaultValue=""
              options={[
                { value: "", label: t("form.choose") },
                ...managers.map((manager) => ({ value: manager.memberId, label: t("form.option", labelOf(manager)) })),
              ]}
            />
          )}
        </Field>
      )}
      {state.status === "invalid" && (
        <Notice kind="danger" live="alert">
          {t("form.invalid")}
        </Notice>
      )}
      <div>
        <SubmitButton variant={act === "unassign" ? "danger" : "primary"}>
          {t(`form.submit.${act}`, { count: chosen.length })}
        </SubmitButton>
      </div>
    </form>
  );
}

function labelOf({ name, email, customers }: AccountManager) {
  return { name, email, customers };
}

function NoManagers() {
  const t = useTranslations("assignment.form");
  return (
    <Notice
      title={t("noManagers")}
      actions={
        <LinkButton href="/organization/members" size="sm">
          {t("toMembers")}
        </LinkButton>
      }
    >
      {t("noManagersHint")}
    </Notice>
  );
}
