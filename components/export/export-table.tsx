import { useFormatter, useLocale, useTranslations } from "next-intl";
import type { ExportLine } from "@/lib/contracts/export-view";
import type { ExportState } from "@/lib/domain/export/export";
import { formatInstant } from "@/lib/format/date";
import { Badge, type Tone } from "../ui/badge";
import { buttonStyle } from "../ui/button-style";
import { Table, Td, Tr } from "../ui/table";
import { Th } from "../ui/th";
import { ExportFilters } from "./export-filters";
import { RepeatExport, type RepeatExportProps } from "./repeat-export";

const TONES: Record<ExportState, Tone> = {
  queued: "neutral",
  running: "neutral",
  done: "accent",
  failed: "danger",
  expired: "neutral",
};

type ExportTableProps = {
  readonly exports: readonly ExportLine[];
  readonly names: ReadonlyMap<string, string>;
  readonly zone: string;
  readonly action: RepeatExportProps["action"];
};

export function ExportTable({ exports, names, zone, action }: ExportTableProps) {
  const t = useTranslations("export");
  const format = useFormatter();
  const shown = { zone, locale: useLocale() };
  return (
    <Table caption={t("caption")} minWidth="52rem">
      <thead>
        <tr>
          <Th>{t("head.what")}</Th>
          <Th>{t("head.state")}</Th>
          <Th kind="figure">{t("head.rows")}</Th>
          <Th kind="figure">{t("head.size")}</Th>
          <Th>{t("head.by")}</Th>
          <Th>{t("head.act")}</Th>
        </tr>
      </thead>
      <tbody>
        {exports.map((line) => (
          <Tr key={line.id} className="align-top">
            <Td className="max-w-96 py-2">
              <span className="font-semibold">{t(`kind.${line.kind}`)}</span>
              <span className="ml-2 text-ink-2">{line.kind === "focus" ? "CSV" : line.format.toUpperCase()}</span>
              <ExportFilters query={line.query} names={names} />
            </Td>
            <Td className="py-2">
              <Badge tone={TONES[line.state]}>{t(`state.${line.state}`)}</Badge>
              <span className="mt-1 block text-xs text-ink-2">
                <StateDetail line={line} shown={shown} />
              </span>
            </Td>
            <Td kind="figure" className="py-2">
              {line.state === "queued" || line.state === "failed" ? "" : format.number(line.rows)}
            </Td>
            <Td kind="figure" className="py-2">
              {line.bytes === null ? "" : sizeText(line.bytes, format.number)}
            </Td>
            <Td className="py-2">
              {line.by}
              <span className="block text-xs text-ink-2">
                {line.isScheduled ? t("scheduled") : t("requestedAt", { at: formatInstant(line.requestedAt, shown) })}
              </span>
            </Td>
            <Td className="py-2">
              <span className="flex flex-wrap gap-2">
                {line.state === "done" && <DownloadLink line={line} />}
                {line.state !== "queued" && line.state !== "running" && <RepeatExport line={line} action={action} />}
              </span>
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

type Shown = Parameters<typeof formatInstant>[1];

function StateDetail({ line, shown }: { readonly line: ExportLine; readonly shown: Shown }) {
  const t = useTranslations("export");
  const { state, endsAt, failure, rows } = line;
  switch (state) {
    case "queued":
      return null;
    case "running":
      return t("rowsSoFar", { rows });
    case "failed":
      return t(`failure.${(failure ?? "export.fault").replace("export.", "")}`);
    case "done":
    case "expired":
      return endsAt && t(state === "done" ? "expiresAt" : "expiredAt", { at: formatInstant(endsAt, shown) });
  }
}

function DownloadLink({ line }: { readonly line: ExportLine }) {
  const t = useTranslations("export");
  const what = { what: t(`kind.${line.kind}`), format: line.format.toUpperCase() };
  return (
    <a
      href={`/api/view/exports/${line.id}`}
      download
      aria-label={t("downloadOf", what)}
      className={buttonStyle({ variant: "primary", size: "sm" })}
    >
      {t("download")}
    </a>
  );
}

const UNITS = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;

function sizeText(bytes: number, number: ReturnType<typeof useFormatter>["number"]): string {
  const step = bytes < 1000 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** step;
  return number(value, { style: "unit", unit: UNITS[step] ?? "byte", maximumFractionDigits: value < 10 ? 1 : 0 });
}
