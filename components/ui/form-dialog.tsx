"use client";

import { type ReactNode, useActionState, useState } from "react";
import type { FieldErrors, FormState } from "@/lib/contracts/form-state";
import type { Wording } from "@/lib/format/wording";
import type { ButtonStyle } from "./button-style";
import { CodeStep } from "./code-step";
import { Dialog } from "./dialog";
import { FormAnswer } from "./form-answer";
import { keepInput } from "./keep-input";

export type FormAction<Reason> = (previous: FormState<Reason>, form: FormData) => Promise<FormState<Reason>>;

export type FormDialogProps<Reason> = {
  readonly trigger: ReactNode;
  readonly triggerVariant?: ButtonStyle["variant"];
  readonly triggerSize?: ButtonStyle["size"];
  readonly title: string;
  readonly description: string;
  readonly action: FormAction<Reason>;
  /** Told after it took effect, so that the page can say so where it stays. */
  readonly onDone: () => void;
  /** What did not happen, and that a field is amiss. */
  readonly refused: string;
  readonly invalid: string;
  readonly wordsOf: (reason: Reason) => Wording;
  readonly children: (errors: FieldErrors) => ReactNode;
};

/** One act: a form in a dialog that closes only when it took effect. */
export function FormDialog<Reason>(props: FormDialogProps<Reason>) {
  const {
    trigger,
    triggerVariant,
    triggerSize = "sm",
    title,
    description,
    action,
    onDone,
    refused,
    invalid,
    wordsOf,
    children,
  } = props;
  const [open, setOpen] = useState(false);
  // Not in an effect: what was done may take this very dialog off the page.
  const act: FormAction<Reason> = async (previous, form) => {
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
      triggerSize={triggerSize}
      title={title}
      description={description}
    >
      <form action={submit} onReset={keepInput} aria-busy={pending} className="flex flex-col gap-5">
        <FormAnswer {...{ state, refused, invalid, wordsOf }} />
        {children(state.status === "invalid" ? state.fieldErrors : {})}
        <CodeStep state={state} />
      </form>
    </Dialog>
  );
}
