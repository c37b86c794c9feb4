import { useLocale, useTranslations } from "next-intl";
import type { AssociationLine } from "@/lib/contracts/association-view";
import { BILLING_ZONE, formatCountdown, formatDate } from "@/lib/format/date";
import { AppLink, ROW_LINK } from "../ui/app-link";
import { Badge } from "../ui/badge";
import { Table, Td, Tr } from "../ui/table";
import { Th } from "../ui/th";

type AssociationTableProps = {
  readonly rows: readonly AssociationLine[];
  readonly at: Date;
  readonly withPartner: boolean;
};

/** Association records: who, with whom, from when until when, and what waits. */
export function AssociationTable({ rows, at, withPartner }: AssociationTableProps) {
  const t = useTranslations("association");
  const locale = useLocale();
  const day = (instant: Date) => formatDate(instant, { zone: BILLING_ZONE, locale });
  return (
    <Table caption={t("list.caption")} minWidth={withPartner ? "58rem" : "48rem"}>
      <thead>
        <tr>
          <Th>{t("list.customer")}</Th>
          {withPartner && <Th>{t("list.partner")}</Th>}
          <Th>{t("list.began")}</Th>
          <Th>{t("list.ended2")}</Th>
          <Th>{t("list.waits")}</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, customer, partner, origin, startedAt, endedAt, ending, waiting }) => (
          <Tr key={id}>
            <Td className="max-w-64">
              <AppLink href={`/associations/${id}`} className={`block truncate ${ROW_LINK}`}>
                {customer.name}
              </AppLink>
              <span className="block truncate font-mono text-xs text-ink-3">{customer.accountName}</span>
            </Td>
            {withPartner && <Td>{partner.name}</Td>}
            <Td className="figures whitespace-nowrap">
              {day(startedAt)}
              <span className="block text-xs text-ink-2">{t(`origin.${origin}`)}</span>
            </Td>
            <Td className="figures whitespace-nowrap">
              {endedAt === null ? t("list.standing") : day(endedAt)}
              {ending && <span className="block text-xs text-ink-2">{t(`ending.${ending}`)}</span>}
            </Td>
            <Td>
              {waiting ? (
                <span className="flex flex-wrap items-center gap-x-2">
                  <Badge tone="warn">{t(`state.${waiting.state}`)}</Badge>
                  <span className="text-xs text-ink-2">
                    {t("list.since", { age: formatCountdown(at, waiting.askedAt, locale) })}
                  </span>
                </span>
              ) : (
                "–"
              )}
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
