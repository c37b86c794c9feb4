"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import type { AccountReason } from "@/lib/contracts/account";
import type { ParkedAccount } from "@/lib/contracts/delivery-view";
import type { FormState } from "@/lib/contracts/form-state";
import { accountReasonWords } from "@/lib/format/account-reason";
import { Dialog } from "../ui/dialog";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { keepInput } from "../ui/keep-input";
import { Notice } from "../ui/notice";
import { ReasonList } from "../ui/reason-list";
import { ResultList } from "../ui/result-list";
import { Select } from "../ui/select";
import { useSelection } from "../ui/selection";
import { SelectionBar } from "../ui/selection-bar";
import { SubmitButton } from "../ui/submit-button";
import { useWording } from "../ui/use-wording";

/** What became of each account, by its customer. */
export type Mapped = readonly {
  readonly accountId: string;
  readonly customerId: string | null;
  readonly name: string;
  readonly reason: AccountReason | null;
}[];
export type AccountState = FormState<AccountReason, never, Mapped>;
export type AccountAction = (previous: AccountState, form: FormData) => Promise<AccountState>;

type ParkedActsProps = {
  readonly accounts: readonly Pick<ParkedAccount, "accountId" | "name">[];
  readonly resellers: readonly { readonly id: string; readonly name: string }[];
  readonly create: AccountAction;
  readonly map: AccountAction;
};

/** What can be done to the ticked accounts: make customers of them, or give them to one. */
export function ParkedActs({ accounts, resellers, create, map }: ParkedActsProps) {
  const t = useTranslations("delivery.accounts");
  const { ids } = useSelection();
  const [created, submitCreate] = useActionState(create, { status: "idle" });
  const [mapped, submitMap] = useActionState(map, { status: "idle" });
  const chosen = accounts.filter(({ accountId }) => ids.has(accountId));
  const hidden = chosen.map(({ accountId }) => (
    <input key={accountId} type="hidden" name="accountIds[]" value={accountId} />
  ));
  return (
    <>
      <Outcome state={created} />
      <Outcome state={mapped} />
      <SelectionBar>
        <Dialog
          trigger={t("create.open")}
          triggerVariant="primary"
          triggerSize="sm"
          title={t("create.title", { count: chosen.length })}
          description={t("create.description")}
        >
          <form action={submitCreate} onReset={keepInput} className="flex flex-col gap-5">
            {hidden}
            <Field id="reseller" label={t("create.reseller")}>
              {(control) => (
                <Select
                  {...control}
                  name="resellerId"
                  options={[
                    { value: "", label: t("create.own") },
                    ...resellers.map(({ id, name }) => ({ value: id, label: name })),
                  ]}
                />
              )}
            </Field>
            <Outcome state={created} />
            <SubmitButton className="self-start">{t("create.submit", { count: chosen.length })}</SubmitButton>
          </form>
        </Dialog>
        <Dialog
          trigger={t("map.open")}
          triggerSize="sm"
          title={t("map.title", { count: chosen.length })}
          description={t("map.description")}
        >
          <form action={submitMap} onReset={keepInput} className="flex flex-col gap-5">
            {hidden}
            <Field id="customer" label={t("map.customer")} hint={t("map.customerHint")} required>
              {(control) => <Input {...control} name="customer" autoComplete="off" list="customer-names" />}
            </Field>
            <Field id="fromDay" label={t("map.from")} hint={t("map.fromHint")}>
              {(control) => <Input {...control} type="date" name="fromDay" />}
            </Field>
            <Outcome state={mapped} />
            <SubmitButton className="self-start">{t("map.submit", { count: chosen.length })}</SubmitButton>
          </form>
        </Dialog>
      </SelectionBar>
    </>
  );
}

function Outcome({ state }: { readonly state: AccountState }) {
  const t = useTranslations("delivery.accounts");
  const say = useWording();
  if (state.status === "refused") {
    return <ReasonList title={t("refused")} reasons={state.reasons.map(accountReasonWords)} />;
  }
  if (state.status === "invalid") {
    return (
      <Notice kind="danger" live="alert" title={t("refused")}>
        {t("invalid")}
      </Notice>
    );
  }
  if (state.status !== "saved" || !state.saved) return null;
  return (
    <div role="status">
      <ResultList
        label={t("results")}
        rows={state.saved.map(({ accountId, customerId, name, reason }) => ({
          id: accountId,
          name,
          outcome: reason === null ? ("done" as const) : ("refused" as const),
          detail: reason === null ? accountId : say(accountReasonWords(reason)),
          ...(customerId && { href: `/customers/${customerId}/budget` }),
        }))}
      />
    </div>
  );
}
