import { useFormatter, useLocale, useTranslations } from "next-intl";
import type { ImportLine } from "@/lib/contracts/delivery-view";
import type { DeliveryOutcome } from "@/lib/domain/delivery/delivery";
import { formatInstant } from "@/lib/format/date";
import { AppLink, ROW_LINK } from "../ui/app-link";
import { Badge, type Tone } from "../ui/badge";
import { Table, Td, Tr } from "../ui/table";
import { Th } from "../ui/th";

export const OUTCOME_TONES: Record<DeliveryOutcome, Tone> = {
  applied: "accent",
  unchanged: "neutral",
  held: "warn",
  refused: "danger",
  "dry-run": "neutral",
};

type ImportTableProps = { readonly imports: readonly ImportLine[]; readonly zone: string };

export function ImportTable({ imports, zone }: ImportTableProps) {
  const t = useTranslations("delivery");
  const locale = useLocale();
  const format = useFormatter();
  return (
    <Table caption={t("list.caption")} minWidth="60rem">
      <thead>
        <tr>
          <Th>{t("list.started")}</Th>
          <Th>{t("list.files")}</Th>
          <Th>{t("list.state")}</Th>
          <Th kind="figure">{t("list.rows")}</Th>
          <Th kind="figure">{t("list.taken")}</Th>
          <Th kind="figure">{t("list.parked")}</Th>
          <Th kind="figure">{t("list.refused")}</Th>
          <Th>{t("list.by")}</Th>
        </tr>
      </thead>
      <tbody>
        {imports.map(({ id, startedAt, files, source, state, dryRun, outcomes, rows, taken, parked, refused, by }) => (
          <Tr key={id}>
            <Td className="figures whitespace-nowrap">
              <AppLink href={`/deliveries/${id}`} className={ROW_LINK}>
                <time dateTime={startedAt.toISOString()}>{formatInstant(startedAt, { zone, locale })}</time>
              </AppLink>
            </Td>
            <Td className="max-w-72">
              <span className="flex gap-2" title={files.join("\n")}>
                <span className="truncate">{files[0] ?? t("list.noFiles")}</span>
                {files.length > 1 && (
                  <span className="whitespace-nowrap text-ink-3">
                    {t("list.moreFiles", { count: files.length - 1 })}
                  </span>
                )}
              </span>
              {source && <span className="block truncate text-xs text-ink-3">{source}</span>}
            </Td>
            <Td>
              <span className="flex flex-wrap gap-1">
                {state !== "finished" && (
                  <Badge tone={state === "failed" ? "danger" : "neutral"}>{t(`state.${state}`)}</Badge>
                )}
                {dryRun && <Badge>{t("outcome.dry-run")}</Badge>}
                {[...new Set(outcomes)]
                  .filter((outcome) => outcome !== "dry-run")
                  .map((outcome) => (
                    <Badge key={outcome} tone={OUTCOME_TONES[outcome]}>
                      {t(`outcome.${outcome}`)}
                    </Badge>
                  ))}
              </span>
            </Td>
            {[rows, taken, parked, refused].map((count, index) => (
              <Td key={index} kind="figure" className={index === 3 && count > 0 ? "text-s100-ink" : undefined}>
                {format.number(count)}
              </Td>
            ))}
            <Td>{by}</Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
