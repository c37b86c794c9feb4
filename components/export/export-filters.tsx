import { useTranslations } from "next-intl";
import type { ExportQuery } from "@/lib/contracts/export";

type ExportFiltersProps = {
  readonly query: ExportQuery;
  /** Names of companies and people by id. */
  readonly names: ReadonlyMap<string, string>;
};

/** What an export was narrowed to, in words. */
export function ExportFilters({ query, names }: ExportFiltersProps) {
  const t = useTranslations("export");
  const given = Object.entries(query).filter(([, value]) => value !== "");
  if (given.length === 0) return <span className="mt-1 block text-xs text-ink-2">{t("everything")}</span>;
  return (
    <ul className="mt-1 flex flex-wrap gap-x-3 text-xs text-ink-2">
      {given.map(([name, value]) => (
        <li key={name}>
          {t.has(`filter.${name}`) ? t(`filter.${name}`) : name}{" "}
          <span className="text-ink">{names.get(value) ?? value}</span>
        </li>
      ))}
    </ul>
  );
}
