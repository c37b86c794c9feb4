"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import type { FormState } from "@/lib/contracts/form-state";
import type { EnablingReason } from "@/lib/domain/resource/decide-enabling";
import { enablingReasonWords } from "@/lib/format/enabling-reason";
import { Field } from "../ui/field";
import { FormAnswer } from "../ui/form-answer";
import { Input } from "../ui/input";
import { LinkButton } from "../ui/link-button";
import { Notice } from "../ui/notice";
import { SubmitButton } from "../ui/submit-button";

export type EnableFormProps = {
  /** What is sent: the offer and how much. Null: it would be refused now. */
  readonly wish: Readonly<Record<string, string>> | null;
  /** What it is called unless it is named. */
  readonly specification: string;
  readonly nameMax: number;
  /** Metered by the hour; else told by events or files. */
  readonly isHourly: boolean;
  readonly enable: (previous: FormState<EnablingReason>, form: FormData) => Promise<FormState<EnablingReason>>;
};

const IDLE = { status: "idle" } as const;

/** Enables what the page shows; the answer stays to be read, also when there is no button any more. */
export function EnableForm({ wish, specification, nameMax, isHourly, enable }: EnableFormProps) {
  const t = useTranslations("enabling");
  const [state, submit, pending] = useActionState<FormState<EnablingReason>, FormData>(enable, IDLE);
  return (
    <form action={submit} aria-busy={pending} className="flex flex-col items-start gap-3">
      <FormAnswer state={state} refused={t("refused")} invalid={t("invalid")} wordsOf={enablingReasonWords} />
      {state.status === "saved" && (
        <Notice
          kind="done"
          live="status"
          title={t("done")}
          actions={<LinkButton href="/portal/expenditure">{t("toExpenditure")}</LinkButton>}
        >
          {t(isHourly ? "doneHour" : "doneUse")}
        </Notice>
      )}
      {wish && (
        <>
          {Object.entries(wish).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <div className="w-72">
            <Field id="name" label={t("name")} hint={t("nameHint", { what: specification })}>
              {(control) => <Input {...control} name="name" maxLength={nameMax} />}
            </Field>
          </div>
          <SubmitButton>{t("enable")}</SubmitButton>
          <p className="max-w-[60ch] text-sm text-ink-2">{t("how")}</p>
        </>
      )}
    </form>
  );
}
