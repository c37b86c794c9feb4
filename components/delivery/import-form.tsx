"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "../ui/button";
import { Checkbox } from "../ui/checkbox";
import { Field } from "../ui/field";
import { FileDrop } from "../ui/file-drop";
import { Input } from "../ui/input";
import { Notice } from "../ui/notice";
import { Progress } from "../ui/progress";
import { UploadFailed, uploadAndStart } from "./upload";

type Sending = { readonly sent: number; readonly total: number };

/** Drops files, sends them in pieces, starts the import and goes where it can be watched. */
export function ImportForm() {
  const t = useTranslations("delivery.import");
  const router = useRouter();
  const [files, setFiles] = useState<readonly File[]>([]);
  const [sending, setSending] = useState<Sending | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (sending) return;
    if (files.length === 0) return setProblem("no-file");
    const form = new FormData(event.currentTarget);
    const total = files.reduce((bytes, { size }) => bytes + size, 0);
    setProblem(null);
    setSending({ sent: 0, total });
    try {
      const options = {
        source: String(form.get("source") ?? ""),
        dryRun: form.has("dryRun"),
        strict: form.has("strict"),
      };
      const importId = await uploadAndStart(files, options, (sent) => setSending({ sent, total }));
      router.push(`/deliveries/${importId}` as Route);
    } catch (thrown) {
      setProblem(thrown instanceof UploadFailed ? thrown.code : "no-connection");
      setSending(null);
    }
  };

  return (
    <form onSubmit={send} aria-busy={sending !== null} className="flex max-w-2xl flex-col gap-5">
      <FileDrop
        id="files"
        name="files"
        label={t("drop")}
        hint={t("dropHint")}
        accept=".csv,.gz,.csv.gz,text/csv,application/gzip"
        onFiles={setFiles}
      />
      <Field id="source" label={t("source")} hint={t("sourceHint")}>
        {(control) => <Input {...control} name="source" maxLength={120} autoComplete="off" />}
      </Field>
      <div className="grid gap-x-8 gap-y-4 sm:grid-cols-2">
        <Checkbox id="dry-run" name="dryRun" label={t("dryRun")} hint={t("dryRunHint")} />
        <Checkbox id="strict" name="strict" label={t("strict")} hint={t("strictHint")} />
      </div>
      {problem && (
        <Notice kind="danger" live="alert">
          {t.has(`problem.${problem}`) ? t(`problem.${problem}`) : t("problem.other")}
        </Notice>
      )}
      {sending && (
        <Progress
          label={t("uploading")}
          value={sending.sent}
          max={Math.max(1, sending.total)}
          text={t("sent", { sent: megabytes(sending.sent), total: megabytes(sending.total) })}
        />
      )}
      <Button type="submit" variant="primary" className="self-start" aria-disabled={sending !== null || undefined}>
        {t("submit")}
      </Button>
    </form>
  );
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(1);
}
