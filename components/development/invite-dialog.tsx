"use client";

import { useTranslations } from "next-intl";
import { useActionState, useState } from "react";
import type { RowOutcome } from "@/lib/contracts/development";
import { type AppLocale, LOCALE_NAMES, LOCALES } from "@/lib/format/locale";
import { Dialog } from "../ui/dialog";
import { Field } from "../ui/field";
import { keepInput } from "../ui/keep-input";
import { Notice } from "../ui/notice";
import { Select } from "../ui/select";
import { useSelection } from "../ui/selection";
import { SelectionBar } from "../ui/selection-bar";
import { SubmitButton } from "../ui/submit-button";
import { MailPreview, type PreviewedMail } from "./mail-preview";
import type { RowsAction } from "./preregister-list";
import { isRefused, RowResults } from "./row-results";

export type Invitee = { readonly id: string; readonly name: string; readonly email: string };

export type InviteProps = {
  /** The very e-mail in every language. */
  readonly previews: Readonly<Record<AppLocale, PreviewedMail>>;
  /** The language of whoever invites, to begin with. */
  readonly language: AppLocale;
  readonly lifeDays: number;
  readonly action: RowsAction;
};

/** Invites one customer, for the first time or again. */
export function InviteDialog({ invitee, again, ...props }: InviteProps & { invitee: Invitee; again: boolean }) {
  const t = useTranslations("development.invite");
  return (
    <Dialog
      width="lg"
      trigger={t(again ? "again" : "one")}
      triggerSize="sm"
      title={t("title", { count: 1, name: invitee.name })}
      description={t("description", { days: props.lifeDays })}
    >
      <InviteForm invitees={[invitee]} again={again} {...props} />
    </Dialog>
  );
}

/** Invites whoever is ticked. */
export function InviteChosen({ invitees, ...props }: InviteProps & { readonly invitees: readonly Invitee[] }) {
  const t = useTranslations("development.invite");
  const { ids } = useSelection();
  const chosen = invitees.filter(({ id }) => ids.has(id));
  return (
    <SelectionBar>
      <Dialog
        width="lg"
        trigger={t("several")}
        triggerVariant="primary"
        triggerSize="sm"
        title={t("title", { count: chosen.length, name: chosen[0]?.name ?? "" })}
        description={t("description", { days: props.lifeDays })}
      >
        <InviteForm invitees={chosen} again {...props} />
      </Dialog>
    </SelectionBar>
  );
}

type FormProps = InviteProps & { readonly invitees: readonly Invitee[]; readonly again: boolean };

function InviteForm({ invitees, again, previews, language, action }: FormProps) {
  const t = useTranslations("development.invite");
  const [state, submit, pending] = useActionState(action, { status: "idle" });
  const [chosen, setChosen] = useState<AppLocale>(language);
  const rows = state.status === "saved" ? state.saved : undefined;
  if (rows) return <Results rows={rows} />;
  return (
    <form action={submit} onReset={keepInput} aria-busy={pending} className="flex flex-col gap-5">
      {invitees.map(({ id }) => (
        <input key={id} type="hidden" name="ids[]" value={id} />
      ))}
      {state.status === "invalid" && (
        <Notice kind="danger" live="alert">
          {t("unknown")}
        </Notice>
      )}
      <Field id="invite-language" label={t("language")} required>
        {(control) => (
          <Select
            {...control}
            name="mailLanguage"
            value={chosen}
            onChange={(event) => setChosen(LOCALES.find((one) => one === event.target.value) ?? language)}
            options={LOCALES.map((value) => ({ value, label: LOCALE_NAMES[value] }))}
          />
        )}
      </Field>
      <MailPreview mail={previews[chosen]} to={invitees.map(({ email }) => email)} />
      {again && <p className="text-sm text-ink-2">{t("againNote")}</p>}
      <div>
        <SubmitButton>{t("submit", { count: invitees.length })}</SubmitButton>
      </div>
    </form>
  );
}

function Results({ rows }: { readonly rows: readonly RowOutcome[] }) {
  const t = useTranslations("development.invite");
  const refused = rows.filter(isRefused).length;
  return (
    <div className="flex flex-col gap-3">
      <Notice kind={refused > 0 ? "warn" : "done"} live="status">
        {t("done", { sent: rows.length - refused, refused })}
      </Notice>
      <RowResults label={t("results")} rows={rows} />
    </div>
  );
}
