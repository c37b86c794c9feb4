"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import type { ClosingState } from "@/lib/contracts/closing";
import type { ClosingConsequence } from "@/lib/domain/closing/decide-closing";
import { closingReasonWords } from "@/lib/format/closing-reason";
import { formatMonth } from "@/lib/format/date";
import { formatMoney } from "@/lib/format/money";
import { ConfirmConsequence, type Consequence } from "../ui/confirm-consequence";
import { Dialog } from "../ui/dialog";
import { FormAnswer } from "../ui/form-answer";
import { SubmitButton } from "../ui/submit-button";
import { useFormAnswer } from "../ui/use-form-answer";

type CloseMonthProps = {
  readonly month: string;
  readonly currency: string;
  readonly action: (previous: ClosingState, form: FormData) => Promise<ClosingState>;
};

/** Closes one month, for good; what is still to come for it is told and confirmed first. */
export function CloseMonth({ month, currency, action }: CloseMonthProps) {
  const t = useTranslations("closing.close");
  const name = formatMonth(month, useLocale());
  const [open, setOpen] = useState(false);
  const { answer, form } = useFormAnswer<ClosingState>(async (previous, data) => {
    const next = await action(previous, data);
    if (next.status === "saved") setOpen(false);
    return next;
  });
  const consequenceOf = useConsequence(currency);
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={t("open")}
      triggerSize="sm"
      title={t("title", { month: name })}
      description={t("description")}
    >
      <form {...form} className="flex flex-col gap-5">
        <input type="hidden" name="month" value={month} />
        <FormAnswer state={answer} refused={t("refused")} invalid={t("invalid")} wordsOf={closingReasonWords} />
        {answer.status === "confirm" ? (
          <ConfirmConsequence
            title={t("confirmTitle")}
            consequences={answer.consequences.map(consequenceOf)}
            acknowledgement={t("confirmRead")}
            acknowledgementName="confirmed"
            confirmLabel={t("confirm")}
            danger={false}
          />
        ) : (
          <div>
            <SubmitButton>{t("submit")}</SubmitButton>
          </div>
        )}
      </form>
    </Dialog>
  );
}

function useConsequence(currency: string): (consequence: ClosingConsequence) => Consequence {
  const t = useTranslations("closing.consequence");
  const locale = useLocale();
  return (found) => {
    switch (found.code) {
      case "closing.held-deliveries":
        return { figure: found.count, label: t("held-deliveries", { count: found.count }) };
      case "closing.parked-charges":
        return {
          figure: formatMoney(found.amount, locale),
          label: t("parked-charges", { currency, rows: found.rows }),
        };
      case "closing.hours-not-metered":
        return { figure: found.resources, label: t("hours-not-metered", { count: found.resources }) };
      case "closing.estimates":
        return {
          figure: formatMoney(found.amount, locale),
          label: t("estimates", { currency, customers: found.customers }),
        };
    }
  };
}
