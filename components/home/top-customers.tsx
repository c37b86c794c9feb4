import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Money } from "@/lib/domain/money/money";
import { AppLink, ROW_LINK } from "../ui/app-link";
import { MoneyText } from "../ui/money-text";
import { Table, Td, Tr } from "../ui/table";
import { Th } from "../ui/th";

type TopCustomersProps = {
  readonly currency: string;
  readonly customers: readonly {
    readonly id: string;
    readonly name: string;
    /** Null: an own customer. */
    readonly reseller: string | null;
    readonly spent: Money;
    readonly meter: ReactNode;
  }[];
};

export function TopCustomers({ customers, currency }: TopCustomersProps) {
  const t = useTranslations("home.top");
  if (customers.length === 0) return <p className="text-ink-2">{t("none")}</p>;
  return (
    <Table caption={t("caption")} minWidth="32rem">
      <thead>
        <tr>
          <Th>{t("customer")}</Th>
          <Th currency={currency}>{t("use")}</Th>
          <Th kind="money" currency={currency}>
            {t("spent")}
          </Th>
        </tr>
      </thead>
      <tbody>
        {customers.map(({ id, name, reseller, spent, meter }) => (
          <Tr key={id}>
            <Td className="max-w-56 max-sm:w-32 max-sm:max-w-32">
              <AppLink href={`/customers/${id}`} className={`block truncate max-sm:whitespace-normal ${ROW_LINK}`}>
                {name}
              </AppLink>
              {reseller && <span className="block truncate text-xs text-ink-3">{reseller}</span>}
            </Td>
            <Td className="w-52 max-sm:w-36">{meter}</Td>
            <Td kind="money">
              <MoneyText value={spent} />
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
