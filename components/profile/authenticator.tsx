"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import type { FormState } from "@/lib/contracts/form-state";
import { type AuthenticatorReason, passwordReasonWords } from "@/lib/format/password-reason";
import { Field } from "../ui/field";
import { FormAnswer } from "../ui/form-answer";
import { Input } from "../ui/input";
import { Notice } from "../ui/notice";
import { SubmitButton } from "../ui/submit-button";

type Made = { readonly secret: string; readonly picture: string };
type Act<Saved> = (
  previous: FormState<AuthenticatorReason, never, Saved>,
  form: FormData,
) => Promise<FormState<AuthenticatorReason, never, Saved>>;

type AuthenticatorProps = {
  /** When it was set up and what is left, worded; null: there is none. */
  readonly present: string | null;
  readonly begin: Act<Made>;
  readonly confirm: Act<readonly string[]>;
  readonly remove: Act<undefined>;
};

/** Set up in two steps, each in place; the recovery codes stay until the page is left. */
export function Authenticator({ present, begin, confirm, remove }: AuthenticatorProps) {
  const t = useTranslations("profile.authenticator");
  const [begun, submitBegin] = useActionState(begin, { status: "idle" });
  const [confirmed, submitConfirm] = useActionState(confirm, { status: "idle" });
  const [removed, submitRemove] = useActionState(remove, { status: "idle" });
  const answer = { refused: t("refused"), invalid: t("invalid"), wordsOf: passwordReasonWords };
  const made = begun.status === "saved" ? begun.saved : undefined;
  const codes = confirmed.status === "saved" ? confirmed.saved : undefined;
  if (present !== null) {
    return (
      <div className="flex max-w-md flex-col gap-4">
        {codes && <RecoveryCodes codes={codes} />}
        <p className="text-ink-2">{present}</p>
        <form action={submitRemove} className="flex flex-col gap-4">
          <FormAnswer state={removed} {...answer} />
          <PasswordAgain id="remove-authenticator" label={t("remove")} variant="secondary" />
        </form>
      </div>
    );
  }
  return (
    <div className="flex max-w-md flex-col gap-4">
      <p className="text-ink-2">{removed.status === "saved" ? t("removed") : t("off")}</p>
      {made === undefined ? (
        <form action={submitBegin} className="flex flex-col gap-4">
          <FormAnswer state={begun} {...answer} />
          <PasswordAgain id="begin-authenticator" label={t("begin")} variant="secondary" />
        </form>
      ) : (
        <form action={submitConfirm} className="flex flex-col gap-4">
          <Picture {...made} />
          <FormAnswer state={confirmed} {...answer} />
          <Field id="authenticator-code" label={t("code")} required>
            {(control) => <Input {...control} name="code" inputMode="numeric" autoComplete="one-time-code" />}
          </Field>
          <div>
            <SubmitButton>{t("confirm")}</SubmitButton>
          </div>
        </form>
      )}
    </div>
  );
}

type PasswordAgainProps = { readonly id: string; readonly label: string; readonly variant: "secondary" };

function PasswordAgain({ id, label, variant }: PasswordAgainProps) {
  const t = useTranslations("profile");
  return (
    <>
      <Field id={`${id}-password`} label={t("currentPassword")} required>
        {(control) => <Input {...control} name="password" type="password" autoComplete="current-password" />}
      </Field>
      <div>
        <SubmitButton variant={variant}>{label}</SubmitButton>
      </div>
    </>
  );
}

function Picture({ secret, picture }: Made) {
  const t = useTranslations("profile.authenticator");
  return (
    <>
      <p>{t("scan")}</p>
      {/* Made for this answer and held in it: there is nothing to optimise or to fetch. */}
      <img src={picture} alt={t("picture", { key: secret })} width={200} height={200} className="rounded-md" />
      <p>
        {t("key")}: <code className="font-mono text-sm break-all">{secret}</code>
      </p>
    </>
  );
}

function RecoveryCodes({ codes }: { readonly codes: readonly string[] }) {
  const t = useTranslations("profile.authenticator");
  return (
    <Notice kind="done" live="status" title={t("done")}>
      <p className="text-sm text-ink-2">{t("recovery")}</p>
      <ul aria-label={t("codes")} className="mt-2 grid grid-cols-2 gap-x-6 gap-y-1 font-mono text-sm">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
    </Notice>
  );
}
