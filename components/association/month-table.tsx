import { useTranslations } from "next-intl";
import type { AssociationDetails } from "@/lib/contracts/association-view";
import { MoneyText } from "../ui/money-text";
import { Table, Td, Tr } from "../ui/table";
import { Th } from "../ui/th";

type MonthTableProps = Pick<AssociationDetails, "months" | "currency">;

/** What was spent within one association, by month. */
export function MonthTable({ months, currency }: MonthTableProps) {
  const t = useTranslations("association.details");
  if (months.length === 0) return <p className="text-ink-2">{t("noSpending")}</p>;
  return (
    <Table caption={t("spendingCaption")} minWidth="18rem">
      <thead>
        <tr>
          <Th>{t("month")}</Th>
          <Th kind="money" currency={currency}>
            {t("spent")}
          </Th>
        </tr>
      </thead>
      <tbody>
        {months.map(({ month, spent }) => (
          <Tr key={month}>
            <Td className="figures">{month}</Td>
            <Td kind="money">
              <MoneyText value={spent} />
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
