import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import type { CompanyKind, MemberRole } from "@/lib/domain/access/actor";
import type { RoleItem } from "@/lib/domain/access/role-items";
import { rolesOf } from "@/lib/domain/access/roles";
import { Table, Td, Tr } from "../ui/table";
import { Th } from "../ui/th";

type RoleTableProps = {
  readonly caption: string;
  readonly items: readonly RoleItem[];
  readonly companyKind: CompanyKind;
  /** Of the viewer: marked in the head. */
  readonly own: readonly MemberRole[];
};

/** What each role may do, a column a role. */
export function RoleTable({ caption, items, companyKind, own }: RoleTableProps) {
  const [t, member] = [useTranslations("role"), useTranslations("member")];
  const roles = rolesOf(companyKind);
  return (
    <Table caption={caption} showCaption minWidth={`${20 + roles.length * 9}rem`}>
      <thead>
        <tr>
          <Th>{t("item")}</Th>
          {roles.map((role) => (
            <Th key={role} className="w-32">
              {member(`role.${role}`)}
              {own.includes(role) && <span className="font-normal text-ink-3"> {t("yours")}</span>}
            </Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map(({ action, roles: able }) => (
          <Tr key={action}>
            <Td>{t(`action.${action}`)}</Td>
            {roles.map((role) => (
              <Td key={role}>
                <Mark may={able.includes(role)} />
              </Td>
            ))}
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

function Mark({ may }: { readonly may: boolean }) {
  const t = useTranslations("role");
  if (!may) {
    return (
      <span className="text-ink-3">
        <span aria-hidden>–</span>
        <span className="sr-only">{t("no")}</span>
      </span>
    );
  }
  return (
    <span className="text-accent">
      <Check aria-hidden className="size-4" />
      <span className="sr-only">{t("yes")}</span>
    </span>
  );
}
