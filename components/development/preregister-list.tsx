"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import type { RowOutcome } from "@/lib/contracts/development";
import type { FormState } from "@/lib/contracts/form-state";
import { LIST_COLUMNS } from "@/lib/contracts/list-columns";
import { DEVELOPMENT_BATCH_MAX } from "@/lib/domain/development/decide-development";
import { Dialog } from "../ui/dialog";
import { Field } from "../ui/field";
import { FileDrop } from "../ui/file-drop";
import { keepInput } from "../ui/keep-input";
import { Notice } from "../ui/notice";
import { SaveCsv } from "../ui/save-csv";
import { SubmitButton } from "../ui/submit-button";
import { Textarea } from "../ui/textarea";
import { isRefused, RowResults } from "./row-results";

export type RowsState = FormState<never, never, readonly RowOutcome[]>;
export type RowsAction = (previous: RowsState, form: FormData) => Promise<RowsState>;

const TEXT_MAX = 400_000;
const EXAMPLE = ["Example Trading", "it@example.org", "Alex Example", "A-1001", ""];

/** A pasted list or a CSV, with a result per line. */
export function PreregisterList({ action }: { readonly action: RowsAction }) {
  const t = useTranslations("development.sheet");
  return (
    <Dialog
      width="lg"
      trigger={t("open")}
      triggerSize="sm"
      title={t("title")}
      description={t("description", { max: DEVELOPMENT_BATCH_MAX, columns: LIST_COLUMNS.join(", ") })}
    >
      <ListForm action={action} />
    </Dialog>
  );
}

function ListForm({ action }: { readonly action: RowsAction }) {
  const t = useTranslations("development.sheet");
  const [state, submit, pending] = useActionState(action, { status: "idle" });
  const problem = state.status === "invalid" ? (state.fieldErrors["list"]?.[0] ?? "malformed") : null;
  const rows = state.status === "saved" ? state.saved : undefined;
  return (
    <form action={submit} onReset={keepInput} aria-busy={pending} className="flex flex-col gap-5">
      {problem !== null && (
        <Notice kind="danger" live="alert">
          {t(`problem.${problem}`, { max: DEVELOPMENT_BATCH_MAX })}
        </Notice>
      )}
      <Field id="list-text" label={t("text")} hint={t("textHint")}>
        {(control) => <Textarea {...control} name="list" rows={6} maxLength={TEXT_MAX} className="font-mono text-sm" />}
      </Field>
      <p className="-mt-3">
        <SaveCsv name="customers-template.csv" lines={[LIST_COLUMNS, EXAMPLE]}>
          {t("template")}
        </SaveCsv>
      </p>
      <FileDrop id="list-file" name="sheet" label={t("file")} accept=".csv,.txt,text/csv" multiple={false} />
      <div>
        <SubmitButton>{t("submit")}</SubmitButton>
      </div>
      {rows && <Results rows={rows} />}
    </form>
  );
}

function Results({ rows }: { readonly rows: readonly RowOutcome[] }) {
  const t = useTranslations("development.sheet");
  const refused = rows.filter(isRefused).length;
  return (
    <div className="flex flex-col gap-3">
      <Notice kind={refused > 0 ? "warn" : "done"} live="status">
        {t("done", { done: rows.length - refused, refused })}
      </Notice>
      <RowResults label={t("results")} rows={rows} />
    </div>
  );
}
