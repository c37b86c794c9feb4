import { useTranslations } from "next-intl";
import type { Unassigned } from "@/lib/contracts/assignment-view";
import { AppLink, ROW_LINK } from "../ui/app-link";
import { SelectAll, SelectRow } from "../ui/selection-cells";
import { Table, Td, Tr } from "../ui/table";
import { Th } from "../ui/th";

type UnassignedTableProps = {
  readonly kind: "customer" | "reseller";
  readonly rows: readonly Unassigned[];
  /** Inside a SelectionProvider. */
  readonly selectable: boolean;
};

export function UnassignedTable({ kind, rows, selectable }: UnassignedTableProps) {
  const t = useTranslations("assignment.unassigned");
  return (
    <Table caption={t(`caption.${kind}`)}>
      <thead>
        <tr>
          {selectable && (
            <Th className="w-8">
              <SelectAll ids={rows.map(({ id }) => id)} />
            </Th>
          )}
          <Th>{t("name")}</Th>
          <Th>{t("account")}</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, name, accountName }) => (
          <Tr key={id}>
            {selectable && (
              <Td>
                <SelectRow id={id} name={name} />
              </Td>
            )}
            <Td>
              <AppLink href={`/${kind}s/${id}`} className={ROW_LINK}>
                {name}
              </AppLink>
            </Td>
            <Td className="font-mono text-xs text-ink-2">{accountName}</Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
