import { useLocale, useTranslations } from "next-intl";
import type { ClosedChange } from "@/lib/contracts/closing";
import { BILLING_ZONE, formatInstant } from "@/lib/format/date";
import { AppLink, TEXT_LINK } from "../ui/app-link";
import { MoneyText } from "../ui/money-text";
import { Table, Td, Tr } from "../ui/table";
import { Th } from "../ui/th";

type ChangeTableProps = {
  readonly changes: readonly ClosedChange[];
  readonly currency: string;
  /** Whether the reader may open imports. */
  readonly withImports: boolean;
};

/** What moved a month after its closing: whose, why and by how much. */
export function ChangeTable({ changes, currency, withImports }: ChangeTableProps) {
  const t = useTranslations("closing.change");
  const locale = useLocale();
  return (
    <Table caption={t("caption")} minWidth="52rem">
      <thead>
        <tr>
          <Th>{t("customer")}</Th>
          <Th>{t("cause")}</Th>
          <Th>{t("at")}</Th>
          <Th kind="money" currency={currency}>
            {t("spent")}
          </Th>
          <Th kind="money" currency={currency}>
            {t("counted")}
          </Th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ at, associationId, customerId, customerName, isPresent, cause, importId, spent, counted }) => (
          <Tr key={`${at.toISOString()}-${associationId}`}>
            <Td>
              {isPresent ? (
                <AppLink href={`/customers/${customerId}`} className="hover:underline">
                  {customerName}
                </AppLink>
              ) : (
                customerName
              )}
            </Td>
            <Td>
              {t(`causes.${cause}`)}
              {withImports && importId && (
                <AppLink href={`/deliveries/${importId}`} className={`${TEXT_LINK} ml-2`}>
                  {t("toImport")}
                </AppLink>
              )}
            </Td>
            <Td className="figures whitespace-nowrap">
              <time dateTime={at.toISOString()}>{formatInstant(at, { zone: BILLING_ZONE, locale })}</time>
            </Td>
            <Td kind="money">
              <MoneyText value={spent} />
            </Td>
            <Td kind="money">
              <MoneyText value={counted} />
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
