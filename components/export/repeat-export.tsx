"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import type { ExportLine } from "@/lib/contracts/export-view";
import { exportReasonWords } from "@/lib/format/export-reason";
import { Button } from "../ui/button";
import { useWording } from "../ui/use-wording";
import type { ExportButtonProps, ExportState } from "./export-button";

export type RepeatExportProps = {
  readonly line: Pick<ExportLine, "kind" | "format" | "query">;
  readonly action: ExportButtonProps["action"];
};

/** Asks for the same once more, with the figures of now. */
export function RepeatExport({ line: { kind, format, query }, action }: RepeatExportProps) {
  const t = useTranslations("export");
  const say = useWording();
  const [answer, submit, pending] = useActionState<ExportState, FormData>(action, { status: "idle" });
  return (
    <form action={submit} aria-busy={pending}>
      {Object.entries(query).map(([name, value]) => (
        <input key={name} type="hidden" name={`query.${name}`} value={value} />
      ))}
      <Button
        type="submit"
        name="what"
        value={`${kind} ${format}`}
        size="sm"
        aria-label={t("repeatOf", { what: t(`kind.${kind}`) })}
      >
        {t("repeat")}
      </Button>
      {answer.status === "refused" && (
        <p role="alert" className="mt-1 max-w-48 text-xs text-s100-ink">
          {answer.reasons.map((reason) => say(exportReasonWords(reason))).join(" ")}
        </p>
      )}
    </form>
  );
}
