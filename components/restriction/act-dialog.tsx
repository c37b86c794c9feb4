"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useActionState, useState } from "react";
import type { FormState } from "@/lib/contracts/form-state";
import type { RestrictionReason } from "@/lib/domain/restriction/decide-restriction";
import { restrictionReasonWords } from "@/lib/format/restriction-reason";
import type { ButtonStyle } from "../ui/button-style";
import { Dialog } from "../ui/dialog";
import { keepInput } from "../ui/keep-input";
import { Notice } from "../ui/notice";
import { ReasonList } from "../ui/reason-list";

export type ActState = FormState<RestrictionReason>;
export type Act = (previous: ActState, form: FormData) => Promise<ActState>;

type ActDialogProps = {
  readonly trigger: ReactNode;
  readonly triggerVariant?: ButtonStyle["variant"];
  readonly title: string;
  readonly description: string;
  readonly action: Act;
  /** Told after it took effect, so that the page can say so where it stays. */
  readonly onDone: () => void;
  readonly children: ReactNode;
};

/** One restriction act: a form in a dialog that closes only when it took effect. */
export function ActDialog({ trigger, triggerVariant, title, description, action, onDone, children }: ActDialogProps) {
  const t = useTranslations("restriction");
  const [open, setOpen] = useState(false);
  // Not in an effect: what was done may take this very dialog off the page.
  const act: Act = async (previous, form) => {
    const next = await action(previous, form);
    if (next.status === "saved") {
      setOpen(false);
      onDone();
    }
    return next;
  };
  const [state, submit, pending] = useActionState(act, { status: "idle" });
  return (
    <Dialog
      width="lg"
      open={open}
      onOpenChange={setOpen}
      trigger={trigger}
      triggerVariant={triggerVariant}
      triggerSize="sm"
      title={title}
      description={description}
    >
      <form action={submit} onReset={keepInput} aria-busy={pending} className="flex flex-col gap-5">
        {state.status === "refused" && (
          <ReasonList title={t("refused")} reasons={state.reasons.map(restrictionReasonWords)} />
        )}
        {state.status === "invalid" && (
          <Notice kind="danger" live="alert">
            {t("invalid")}
          </Notice>
        )}
        {children}
      </form>
    </Dialog>
  );
}
