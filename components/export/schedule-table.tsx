import { useLocale, useTranslations } from "next-intl";
import type { ScheduleLine } from "@/lib/contracts/schedule";
import { BILLING_ZONE, formatInstant } from "@/lib/format/date";
import { formatHour } from "@/lib/format/hour";
import { Table, Td, Tr } from "../ui/table";
import { Th } from "../ui/th";
import { EndSchedule } from "./end-schedule";
import { ExportFilters } from "./export-filters";
import type { ScheduleAction } from "./schedule-action";

type ScheduleTableProps = {
  readonly schedules: readonly ScheduleLine[];
  readonly names: ReadonlyMap<string, string>;
  readonly action: ScheduleAction;
};

/** What comes by itself, the next one first. */
export function ScheduleTable({ schedules, names, action }: ScheduleTableProps) {
  const [t, kinds, locale] = [useTranslations("schedule"), useTranslations("export"), useLocale()];
  return (
    <Table caption={t("caption")} minWidth="48rem">
      <thead>
        <tr>
          <Th>{t("head.name")}</Th>
          <Th>{t("head.what")}</Th>
          <Th>{t("head.when")}</Th>
          <Th>{t("head.next")}</Th>
          <Th>{t("head.by")}</Th>
          <Th>{t("head.act")}</Th>
        </tr>
      </thead>
      <tbody>
        {schedules.map((line) => (
          <Tr key={line.id} className="align-top">
            <Td className="py-2 font-semibold">{line.name}</Td>
            <Td className="py-2">
              {kinds(`kind.${line.kind}`)} <span className="text-ink-2">{line.format.toUpperCase()}</span>
              <ExportFilters query={line.query} names={names} />
            </Td>
            <Td className="py-2">
              {t(`rhythm.${line.rhythm}`, { hour: formatHour(line.hour) })}
              <span className="block text-xs text-ink-2">{t(`takes.${line.rhythm}`)}</span>
            </Td>
            <Td className="figures py-2 whitespace-nowrap">
              {formatInstant(line.dueAt, { zone: BILLING_ZONE, locale })}
            </Td>
            <Td className="py-2">{line.by}</Td>
            <Td className="py-2">
              <EndSchedule scheduleId={line.id} name={line.name} action={action} />
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
