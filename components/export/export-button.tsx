"use client";

import { Popover } from "@base-ui/react/popover";
import { ChevronDown, Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { useActionState } from "react";
import type { FormState } from "@/lib/contracts/form-state";
import type { ExportReason } from "@/lib/domain/export/decide-export";
import { type ExportFormat, type ExportKind, exportFormatsOf } from "@/lib/domain/export/export";
import { exportReasonWords } from "@/lib/format/export-reason";
import { AppLink } from "../ui/app-link";
import { Button } from "../ui/button";
import { buttonStyle } from "../ui/button-style";
import { useWording } from "../ui/use-wording";

export type ExportState = FormState<ExportReason, never, { readonly exportId: string }>;

export type ExportButtonProps = {
  /** `requestExportAction` of the application. */
  readonly action: (previous: ExportState, form: FormData) => Promise<ExportState>;
  /** What can be taken from here; with several kinds each is offered in its formats. */
  readonly kinds: readonly ExportKind[];
  /** The page's filters as its address has them; what is not set is left out. */
  readonly query: Readonly<Record<string, unknown>>;
};

/** A menu of formats; the export is made by a job, and the answer says where it will be. */
export function ExportButton({ action, kinds, query }: ExportButtonProps) {
  const [t, schedules] = [useTranslations("export"), useTranslations("schedule")];
  const [answer, submit, pending] = useActionState<ExportState, FormData>(action, { status: "idle" });
  return (
    <Popover.Root>
      <Popover.Trigger className={buttonStyle({ size: "sm" })}>
        <Download aria-hidden />
        {t("button")}
        <ChevronDown aria-hidden />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner sideOffset={6} align="end" className="z-50">
          <Popover.Popup
            aria-label={t("menu")}
            className="flex w-72 max-w-[calc(100vw-1rem)] flex-col gap-1 rounded-lg bg-raised p-2 shadow-float outline-none"
          >
            <form action={submit} aria-busy={pending} className="flex flex-col">
              {givenOf(query).map(([name, value]) => (
                <input key={name} type="hidden" name={`query.${name}`} value={value} />
              ))}
              {kinds.map((kind) => (
                <fieldset key={kind} className="flex flex-col">
                  {kinds.length > 1 && <legend className="px-3 pt-1 text-xs text-ink-2">{t(`kind.${kind}`)}</legend>}
                  {exportFormatsOf(kind).map((format) => (
                    <FormatButton key={format} kind={kind} format={format} />
                  ))}
                </fieldset>
              ))}
            </form>
            <AppLink
              href={scheduleHref(kinds, query)}
              className={buttonStyle({ variant: "quiet", className: "justify-start" })}
            >
              {schedules("offer")}
            </AppLink>
            <ExportAnswer answer={answer} />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

function FormatButton({ kind, format }: { readonly kind: ExportKind; readonly format: ExportFormat }) {
  const t = useTranslations("export");
  return (
    <Button type="submit" name="what" value={`${kind} ${format}`} variant="quiet" className="justify-start">
      {kind === "focus" ? t("focusFormat") : t(`format.${format}`)}
    </Button>
  );
}

function ExportAnswer({ answer }: { readonly answer: ExportState }) {
  const t = useTranslations("export");
  const say = useWording();
  if (answer.status === "saved") {
    return (
      <p role="status" className="flex flex-wrap gap-x-3 px-3 py-2">
        {t("created")}
        <AppLink href="/exports">{t("view")}</AppLink>
      </p>
    );
  }
  if (answer.status !== "refused") return null;
  return (
    <div role="alert" className="px-3 py-2 text-s100-ink">
      <p className="font-semibold">{t("refused")}</p>
      {answer.reasons.map((reason) => (
        <p key={reason.code}>{say(exportReasonWords(reason))}</p>
      ))}
    </div>
  );
}

function scheduleHref(kinds: readonly ExportKind[], query: Readonly<Record<string, unknown>>): string {
  const given = new URLSearchParams(givenOf(query).map(([name, value]) => [name, value])).toString();
  return `/exports/schedules?${new URLSearchParams({ kind: kinds[0] ?? "", query: given })}`;
}

/** What an address would hold; where a page begins is no filter. */
function givenOf(query: Readonly<Record<string, unknown>>): readonly (readonly [string, string])[] {
  return Object.entries(query).flatMap(([name, value]) => {
    if (value === null || value === undefined || name === "after" || name === "before") return [];
    const text = Array.isArray(value) ? value.join(",") : String(value);
    return text === "" ? [] : [[name, text] as const];
  });
}
