"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { REASON_MAX } from "@/lib/domain/decision";
import type { Money } from "@/lib/domain/money/money";
import { formatMoney } from "@/lib/format/money";
import { ConfirmConsequence } from "../ui/confirm-consequence";
import { Field } from "../ui/field";
import { Notice } from "../ui/notice";
import { SubmitButton } from "../ui/submit-button";
import { Textarea } from "../ui/textarea";
import { type DelegationAction, DelegationDialog } from "./delegation-dialog";

type StopActProps = {
  readonly reseller: { readonly id: string; readonly name: string };
  readonly isStopped: boolean;
  readonly customers: number;
  /** Spent below it in the running month, list price. */
  readonly spent: Money;
  readonly currency: string;
  readonly stop: DelegationAction;
  readonly resume: DelegationAction;
};

/** Stop new purchases below a reseller, or allow them again. */
export function StopAct({ reseller, isStopped, customers, spent, currency, stop, resume }: StopActProps) {
  const t = useTranslations("delegation.stop");
  const locale = useLocale();
  const [done, setDone] = useState<"done" | "resumeDone" | null>(null);
  return (
    <div className="flex flex-col gap-3">
      <div>
        <DelegationDialog
          key={isStopped ? "resume" : "stop"}
          trigger={t(isStopped ? "resume" : "open")}
          title={t(isStopped ? "resumeTitle" : "title", { name: reseller.name })}
          description={t(isStopped ? "resumeDescription" : "description")}
          action={isStopped ? resume : stop}
          onDone={() => setDone(isStopped ? "resumeDone" : "done")}
        >
          {() => (
            <>
              <input type="hidden" name="resellerId" value={reseller.id} />
              <Field id="stop-reason" label={t("reason")} required>
                {(control) => <Textarea {...control} name="reason" maxLength={REASON_MAX} rows={2} />}
              </Field>
              {isStopped ? (
                <div>
                  <SubmitButton>{t("resumeSubmit")}</SubmitButton>
                </div>
              ) : (
                <ConfirmConsequence
                  title={t("consequence")}
                  consequences={[
                    { figure: String(customers), label: t("customers", { count: customers }) },
                    { figure: formatMoney(spent, locale), label: t("goesOn", { currency }) },
                  ]}
                  acknowledgement={t("read")}
                  confirmLabel={t("submit")}
                />
              )}
            </>
          )}
        </DelegationDialog>
      </div>
      <div aria-live="polite">{done && <Notice kind="done">{t(done)}</Notice>}</div>
    </div>
  );
}
