import { useTranslations } from "next-intl";
import { SHEET_COLUMNS } from "@/lib/contracts/sheet-columns";
import { DefinitionList } from "../ui/definition-list";
import { Section } from "../ui/section";

/** What the columns mean and what they may hold. */
export function SheetGuide() {
  const t = useTranslations("budget.sheet");
  return (
    <Section title={t("guide")}>
      <DefinitionList
        items={SHEET_COLUMNS.map((column) => ({
          id: column,
          term: <code className="font-mono text-xs">{column}</code>,
          value: <span className="text-sm">{t(`column.${column}`)}</span>,
        }))}
      />
    </Section>
  );
}
