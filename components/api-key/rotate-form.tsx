"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import type { AccessKeyOnce as Shown } from "@/lib/contracts/api-key";
import type { FormState } from "@/lib/contracts/form-state";
import type { ApiKeyReason } from "@/lib/domain/access/key-scope";
import { apiKeyReasonWords } from "@/lib/format/api-key-reason";
import { CodeStep } from "../ui/code-step";
import { ConfirmConsequence } from "../ui/confirm-consequence";
import { Dialog } from "../ui/dialog";
import { FormAnswer } from "../ui/form-answer";
import { keepInput } from "../ui/keep-input";
import { AccessKeyOnce } from "./access-key-once";

type State = FormState<ApiKeyReason, never, Shown>;
type RotateFormProps = {
  readonly keyId: string;
  readonly name: string;
  /** Until when a former secret would sign, which ends with the rotation; null: there is none. */
  readonly formerUntil: string | null;
  /** This installation's address. */
  readonly endpoint: string;
  readonly action: (previous: State, form: FormData) => Promise<State>;
};

/** Says what a rotation does before it is done, and shows the new secret in the same place. */
export function RotateForm(props: RotateFormProps) {
  const t = useTranslations("api-key");
  const { name } = props;
  return (
    <Dialog
      trigger={
        <>
          <span aria-hidden>{t("rotate")}</span>
          <span className="sr-only">{t("rotateNamed", { name })}</span>
        </>
      }
      triggerVariant="quiet"
      triggerSize="sm"
      title={t("rotateTitle", { name })}
      description={t("rotateDescription")}
    >
      <Rotation {...props} />
    </Dialog>
  );
}

/** Forgets the secret with the dialog, which drops it when it closes. */
function Rotation({ keyId, formerUntil, endpoint, action }: RotateFormProps) {
  const [t, end] = [useTranslations("api-key"), useTranslations("end")];
  const [state, submit, pending] = useActionState(action, { status: "idle" });
  if (state.status === "saved" && state.saved) {
    return <AccessKeyOnce title={end("rotated")} note={t("rotatedNote")} shown={state.saved} endpoint={endpoint} />;
  }
  const ends = formerUntil === null ? [] : [{ figure: null, label: t("rotateEnds", { at: formerUntil }) }];
  return (
    <form action={submit} onReset={keepInput} aria-busy={pending} className="flex flex-col gap-5">
      <FormAnswer state={state} refused={end("refused")} invalid={end("invalid")} wordsOf={apiKeyReasonWords} />
      <input type="hidden" name="keyId" value={keyId} />
      <ConfirmConsequence
        danger={false}
        title={end("removeConsequence")}
        consequences={[{ figure: null, label: t("rotateSame") }, { figure: null, label: t("rotateDay") }, ...ends]}
        acknowledgement={end("removeRead")}
        confirmLabel={t("rotateSubmit")}
      />
      <CodeStep state={state} />
    </form>
  );
}
