"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useActionState, useState } from "react";
import type { FormState } from "@/lib/contracts/form-state";
import type { DelegationReason } from "@/lib/domain/delegation/decide-delegation";
import type { RestrictionReason } from "@/lib/domain/restriction/decide-restriction";
import { delegationReasonWords } from "@/lib/format/delegation-reason";
import { restrictionReasonWords } from "@/lib/format/restriction-reason";
import type { Wording } from "@/lib/format/wording";
import type { ButtonStyle } from "../ui/button-style";
import { Dialog } from "../ui/dialog";
import { keepInput } from "../ui/keep-input";
import { Notice } from "../ui/notice";
import { ReasonList } from "../ui/reason-list";

export type DelegationState = FormState<DelegationReason | RestrictionReason>;
export type DelegationAction = (previous: DelegationState, form: FormData) => Promise<DelegationState>;
export type FieldErrors = Readonly<Record<string, readonly string[] | undefined>>;

type DelegationDialogProps = {
  readonly trigger: ReactNode;
  readonly triggerVariant?: ButtonStyle["variant"];
  readonly title: string;
  readonly description: string;
  readonly action: DelegationAction;
  /** Told after it took effect, so that the page can say so where it stays. */
  readonly onDone: () => void;
  readonly children: (errors: FieldErrors) => ReactNode;
};

/** One act on a delegation: a form in a dialog that closes only when it took effect. */
export function DelegationDialog(props: DelegationDialogProps) {
  const { trigger, triggerVariant, title, description, action, onDone, children } = props;
  const t = useTranslations("delegation");
  const [open, setOpen] = useState(false);
  // Not in an effect: what was done may take this very dialog off the page.
  const act: DelegationAction = async (previous, form) => {
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
        {state.status === "refused" && <ReasonList title={t("refused")} reasons={state.reasons.map(reasonWords)} />}
        {state.status === "invalid" && (
          <Notice kind="danger" live="alert">
            {t("invalid")}
          </Notice>
        )}
        {children(state.status === "invalid" ? state.fieldErrors : {})}
      </form>
    </Dialog>
  );
}

/** A recall may bring a freeze along, so its refusals may be those of a restriction. */
function reasonWords(reason: DelegationReason | RestrictionReason): Wording {
  return isDelegationReason(reason) ? delegationReasonWords(reason) : restrictionReasonWords(reason);
}

function isDelegationReason(reason: DelegationReason | RestrictionReason): reason is DelegationReason {
  return reason.code.startsWith("delegation.");
}
