import { useTranslations } from "next-intl";
import type { ResourceChange } from "@/lib/contracts/statistics-view";
import { AppLink, TEXT_LINK } from "../ui/app-link";
import { Table, Td, Tr } from "../ui/table";
import { Th } from "../ui/th";
import { useGroupWords } from "./group-words";
import { PeriodCells, PeriodHeads } from "./period-cells";

type ResourceChangeTableProps = {
  readonly caption: string;
  readonly rows: readonly ResourceChange[];
  readonly currency: string;
  readonly formerHead: string;
  readonly spentHead: string;
  /** Its charges, one by one. */
  readonly detailsHref: (row: ResourceChange) => string;
};

/** The resources whose spending moved most. */
export function ResourceChangeTable(props: ResourceChangeTableProps) {
  const { caption, rows, currency, formerHead, spentHead, detailsHref } = props;
  const t = useTranslations("statistics.resources");
  const words = useGroupWords();
  return (
    <Table caption={caption} minWidth="48rem">
      <thead>
        <tr>
          <Th>{t("resource")}</Th>
          <Th>{t("product")}</Th>
          <Th>{t("region")}</Th>
          <PeriodHeads {...{ currency, formerHead, spentHead }} changeHead={t("change")} />
          <Th>
            <span className="sr-only">{t("details")}</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Tr key={`${row.resourceId} ${row.product} ${row.region}`}>
            <th scope="row" className="h-9 px-2 py-1 text-left font-normal">
              {row.resourceId === "" ? (
                <span className="text-ink-2">{t("unnamed")}</span>
              ) : (
                <>
                  {row.name && <span className="block">{row.name}</span>}
                  <span className="block font-mono text-xs break-all">{row.resourceId}</span>
                </>
              )}
            </th>
            <Td>{words("product", { key: row.product, name: null })}</Td>
            <Td>{words("region", { key: row.region, name: null })}</Td>
            <PeriodCells former={row.former} spent={row.spent} />
            <Td>
              <AppLink href={detailsHref(row)} className={TEXT_LINK}>
                {t("details")}
              </AppLink>
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
