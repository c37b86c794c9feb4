import { useTranslations } from "next-intl";
import type { AccountManager } from "@/lib/contracts/assignment-view";
import { AppLink, TEXT_LINK } from "../ui/app-link";
import { EmptyState } from "../ui/empty-state";
import { LinkButton } from "../ui/link-button";
import { Table, Td, Tr } from "../ui/table";
import { Th } from "../ui/th";

type ManagerTableProps = { readonly managers: readonly AccountManager[]; readonly withResellers: boolean };

/** Account managers with what they have; the figures lead to the lists. */
export function ManagerTable({ managers, withResellers }: ManagerTableProps) {
  const t = useTranslations("assignment.managers");
  if (managers.length === 0) {
    return (
      <EmptyState title={t("none")} actions={<LinkButton href="/organization/members">{t("toMembers")}</LinkButton>}>
        {t("noneHint")}
      </EmptyState>
    );
  }
  return (
    <Table caption={t("caption")} minWidth="44rem">
      <thead>
        <tr>
          <Th>{t("name")}</Th>
          <Th>{t("email")}</Th>
          <Th kind="figure">{t("customers")}</Th>
          {withResellers && <Th kind="figure">{t("resellers")}</Th>}
          <Th>{t("sees")}</Th>
        </tr>
      </thead>
      <tbody>
        {managers.map(({ memberId, name, email, customers, resellers, isNarrowed }) => (
          <Tr key={memberId}>
            <Td className="font-semibold">{name}</Td>
            <Td className="whitespace-nowrap">{email}</Td>
            <Td kind="figure">
              <Figure count={customers} href={`/customers?manager=${memberId}`} />
            </Td>
            {withResellers && (
              <Td kind="figure">
                <Figure count={resellers} href={`/resellers?manager=${memberId}`} />
              </Td>
            )}
            <Td>{t(isNarrowed ? "own" : "all")}</Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

function Figure({ count, href }: { readonly count: number; readonly href: string }) {
  return count === 0 ? (
    count
  ) : (
    <AppLink href={href} className={TEXT_LINK}>
      {count}
    </AppLink>
  );
}
