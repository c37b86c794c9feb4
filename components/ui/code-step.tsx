"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { CODE_FIELD, NEW_CODE_FIELD } from "@/lib/contracts/code-fields";
import type { CodeNeeded } from "@/lib/domain/verification/verification";
import { AppLink } from "./app-link";
import { Field } from "./field";
import { Input } from "./input";
import { SubmitButton } from "./submit-button";

type CodeStepProps = {
  /** What the form heard back last, whatever it is. */
  readonly state: { readonly status: string };
  /** What the form's own button says besides the form, where it has several. */
  readonly button?: { readonly name: string; readonly value: string };
};

const isNeeded = (state: CodeStepProps["state"]): state is CodeNeeded => state.status === "code-needed";

/**
 * The second step of a critical operation, in place: it goes to the end of the form, appears when the form hears that a
 * code is needed, and stays until it took effect. What was typed above stays as it is.
 */
export function CodeStep({ state, button }: CodeStepProps) {
  const [needed, setNeeded] = useState<CodeNeeded | null>(null);
  if (isNeeded(state) && state !== needed) setNeeded(state);
  if (state.status === "saved" && needed !== null) setNeeded(null);
  if (needed === null) return null;
  return <CodeFields needed={needed} button={button} />;
}

type CodeFieldsProps = { readonly needed: CodeNeeded; readonly button: CodeStepProps["button"] };

function CodeFields({ needed, button }: CodeFieldsProps) {
  const t = useTranslations("verification.step");
  const id = useId();
  const confirm = useRef<HTMLDivElement>(null);
  const pause = useCountdown(needed);
  const { channel, address, problem, triesLeft } = needed;
  // Every answer begins at the field: empty the first time, with the wrong code marked afterwards.
  useEffect(() => {
    if (needed.status !== "code-needed") return;
    const field = document.getElementById(id);
    if (field instanceof HTMLInputElement) field.select();
    field?.focus();
  }, [needed, id]);
  // Otherwise Enter presses the form's first button, which may be another one.
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    confirm.current?.querySelector("button")?.click();
  };
  return (
    <section aria-label={t("title")} className="flex max-w-md flex-col gap-3 border-l-3 border-accent pl-4">
      <p role="status" className="text-sm text-ink-2">
        {channel === "email" ? t("sent", { address: address ?? "" }) : t("authenticator")}
      </p>
      <Field id={id} label={t("code")} required error={problem && t(`problem.${problem}`, { count: triesLeft })}>
        {(control) => (
          <Input
            {...control}
            name={CODE_FIELD}
            inputMode={channel === "email" ? "numeric" : "text"}
            autoComplete="one-time-code"
            maxLength={40}
            onKeyDown={onKeyDown}
          />
        )}
      </Field>
      {problem === "not-enrolled" && (
        <AppLink href="/profile" target="_blank" className="text-sm font-semibold text-accent underline">
          {t("setUp")}
        </AppLink>
      )}
      <div className="flex flex-wrap items-center gap-2">
        <div ref={confirm}>
          <SubmitButton {...button}>{t("confirm")}</SubmitButton>
        </div>
        <SubmitButton name={NEW_CODE_FIELD} value="1" variant="quiet" formNoValidate disabled={pause > 0}>
          {t(channel === "email" ? "resend" : "anew")}
        </SubmitButton>
        {pause > 0 && <span className="figures text-xs text-ink-3">{t("resendIn", { seconds: pause })}</span>}
      </div>
    </section>
  );
}

/** Seconds left, counted from each answer on by this browser alone, so that its clock does not matter. */
function useCountdown(needed: CodeNeeded): number {
  const [counted, setCounted] = useState({ needed, left: needed.resendInSeconds });
  if (counted.needed !== needed) setCounted({ needed, left: needed.resendInSeconds });
  const isOver = counted.left <= 0;
  useEffect(() => {
    if (isOver) return;
    const tick = setInterval(() => setCounted((now) => ({ ...now, left: now.left - 1 })), 1000);
    return () => clearInterval(tick);
  }, [isOver]);
  return counted.left;
}
