import { useTranslations } from "next-intl";
import { BASE_COLUMNS, BASE_SHEETS } from "@/lib/contracts/base-columns";
import { BASE_RECORDS } from "@/lib/domain/base/base-row";
import { DefinitionList } from "../ui/definition-list";

/** What each column means, by kind of record, in the order of bringing over. */
export function ColumnGuide() {
  const t = useTranslations("base");
  return (
    <div className="flex flex-col gap-6">
      <p className="text-sm text-ink-2">{t("guideLead")}</p>
      {BASE_RECORDS.map((record) => (
        <section key={record} className="flex flex-col gap-2" aria-label={t(`record.${record}`)}>
          <h3 className="flex flex-wrap items-baseline gap-x-2 font-semibold">
            {t(`record.${record}`)}
            <code className="font-mono text-xs font-normal text-ink-2">{BASE_SHEETS[record]}</code>
          </h3>
          <DefinitionList
            items={BASE_COLUMNS[record].map((column) => ({
              id: column,
              term: <code className="font-mono text-xs break-all">{column}</code>,
              value: <span className="text-sm">{t(`column.${record}.${column}` as "column.reseller.name")}</span>,
            }))}
          />
        </section>
      ))}
    </div>
  );
}
