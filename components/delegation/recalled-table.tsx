import { useLocale, useTranslations } from "next-intl";
import type { RecalledCustomer } from "@/lib/contracts/delegation-view";
import { formatInstant } from "@/lib/format/date";
import { AppLink, ROW_LINK } from "../ui/app-link";
import { Table, Td, Tr } from "../ui/table";
import { Th } from "../ui/th";
import { PermissionList } from "./permission-list";

type RecalledTableProps = {
  readonly recalled: readonly RecalledCustomer[];
  /** The viewer's own, for log times. */
  readonly zone: string;
};

/** For whom permissions were taken back, and why. */
export function RecalledTable({ recalled, zone }: RecalledTableProps) {
  const t = useTranslations("delegation.recalled");
  const locale = useLocale();
  if (recalled.length === 0) return <p className="text-ink-2">{t("empty")}</p>;
  return (
    <Table caption={t("caption")} minWidth="44rem">
      <thead>
        <tr>
          <Th>{t("customer")}</Th>
          <Th>{t("permissions")}</Th>
          <Th>{t("reason")}</Th>
          <Th>{t("since")}</Th>
          <Th>{t("by")}</Th>
        </tr>
      </thead>
      <tbody>
        {recalled.map(({ customer, permissions, reason, since, by }) => (
          <Tr key={customer.id}>
            <Td className="font-semibold">
              <AppLink href={`/customers/${customer.id}`} className={ROW_LINK}>
                {customer.name}
              </AppLink>
            </Td>
            <Td>
              <PermissionList permissions={permissions} />
            </Td>
            <Td className="max-w-80">{reason}</Td>
            <Td className="figures whitespace-nowrap">
              <time dateTime={since.toISOString()}>{formatInstant(since, { zone, locale })}</time>
            </Td>
            <Td>{by}</Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
