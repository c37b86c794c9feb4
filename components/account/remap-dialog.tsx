"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import type { AccountMappingLine } from "@/lib/contracts/delivery-view";
import { accountReasonWords } from "@/lib/format/account-reason";
import { Dialog } from "../ui/dialog";
import { Field } from "../ui/field";
import { FormAnswer } from "../ui/form-answer";
import { Input } from "../ui/input";
import { keepInput } from "../ui/keep-input";
import { Notice } from "../ui/notice";
import { SubmitButton } from "../ui/submit-button";
import { useWording } from "../ui/use-wording";
import type { AccountAction } from "./parked-acts";

type RemapDialogProps = { readonly mapping: AccountMappingLine; readonly map: AccountAction };

/** Gives a mapped account to another customer, from a day on: what was before stays the former's. */
export function RemapDialog({ mapping, map }: RemapDialogProps) {
  const t = useTranslations("delivery.accounts");
  const say = useWording();
  const [state, submit, pending] = useActionState(map, { status: "idle" });
  const account = mapping.accountName ?? mapping.accountId;
  const refused = state.status === "saved" ? (state.saved?.[0]?.reason ?? null) : null;
  return (
    <Dialog
      width="sm"
      trigger={
        <>
          {t("remap.open")}
          <span className="sr-only"> {account}</span>
        </>
      }
      triggerVariant="quiet"
      triggerSize="sm"
      title={t("remap.title", { account })}
      description={t("remap.description", { customer: mapping.customerName })}
    >
      <form action={submit} onReset={keepInput} aria-busy={pending} className="flex flex-col gap-5">
        <input type="hidden" name="accountIds[]" value={mapping.accountId} />
        <Field id={`customer-${mapping.id}`} label={t("map.customer")} hint={t("map.customerHint")} required>
          {(control) => <Input {...control} name="customer" autoComplete="off" />}
        </Field>
        <Field id={`from-${mapping.id}`} label={t("map.from")} hint={t("remap.fromHint")}>
          {(control) => <Input {...control} type="date" name="fromDay" />}
        </Field>
        <FormAnswer state={state} refused={t("refused")} invalid={t("invalid")} wordsOf={accountReasonWords} />
        {state.status === "saved" && (
          <Notice kind={refused === null ? "done" : "danger"} live="status">
            {refused === null ? t("remap.done") : say(accountReasonWords(refused))}
          </Notice>
        )}
        <SubmitButton className="self-start">{t("remap.submit")}</SubmitButton>
      </form>
    </Dialog>
  );
}
