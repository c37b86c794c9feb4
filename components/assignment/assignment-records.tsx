import { useLocale, useTranslations } from "next-intl";
import type { AssignmentRecord } from "@/lib/contracts/assignment-view";
import { attributedDays } from "@/lib/domain/assignment/attribution";
import { formatDay, formatInstant } from "@/lib/format/date";
import { AppLink, ROW_LINK } from "../ui/app-link";
import { Table, Td, Tr } from "../ui/table";
import { Th } from "../ui/th";

type AssignmentRecordsProps = {
  readonly records: readonly AssignmentRecord[];
  /** Whether each row says what was looked after; left out on that thing's own page. */
  readonly withAbout: boolean;
  /** The viewer's own, for log times. */
  readonly zone: string;
};

/** Who looked after whom, from when until when, by whom and why it ended. */
export function AssignmentRecords({ records, withAbout, zone }: AssignmentRecordsProps) {
  const t = useTranslations("assignment.record");
  if (records.length === 0) return <p className="text-ink-2">{t("empty")}</p>;
  return (
    <Table caption={t("caption")} minWidth={withAbout ? "62rem" : "50rem"}>
      <thead>
        <tr>
          {withAbout && <Th>{t("about")}</Th>}
          <Th>{t("manager")}</Th>
          <Th>{t("since")}</Th>
          <Th>{t("until")}</Th>
          <Th>{t("counts")}</Th>
          <Th>{t("by")}</Th>
        </tr>
      </thead>
      <tbody>
        {records.map((record) => (
          <RecordRow key={record.id} record={record} withAbout={withAbout} zone={zone} />
        ))}
      </tbody>
    </Table>
  );
}

type RecordRowProps = Omit<AssignmentRecordsProps, "records"> & { readonly record: AssignmentRecord };

function RecordRow({ record: { about, manager, since, by, ended }, withAbout, zone }: RecordRowProps) {
  const t = useTranslations("assignment.record");
  const locale = useLocale();
  const at = (instant: Date) => (
    <time dateTime={instant.toISOString()} className="figures whitespace-nowrap">
      {formatInstant(instant, { zone, locale })}
    </time>
  );
  const days = attributedDays({ since, until: ended?.at ?? null });
  return (
    <Tr>
      {withAbout && (
        <Td>
          <AppLink href={`/${about.kind}s/${about.id}`} className={ROW_LINK}>
            {about.name}
          </AppLink>
          <span className="block text-xs text-ink-3">{t(`kind.${about.kind}`)}</span>
        </Td>
      )}
      <Td className="font-semibold">{manager}</Td>
      <Td>{at(since)}</Td>
      <Td>
        {ended ? at(ended.at) : t("stands")}
        {ended && <span className="block text-xs text-ink-3">{t(`why.${ended.why}`)}</span>}
      </Td>
      <Td className="figures whitespace-nowrap">
        {days === null ? "–" : `${formatDay(days.first, locale)} – ${days.last ? formatDay(days.last, locale) : ""}`}
      </Td>
      <Td>
        {by}
        {ended && <span className="block text-xs text-ink-3">{t("endedBy", { name: ended.by })}</span>}
      </Td>
    </Tr>
  );
}
