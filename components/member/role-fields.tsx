import { useTranslations } from "next-intl";
import type { CompanyKind, MemberRole } from "@/lib/domain/access/actor";
import { rolesOf } from "@/lib/domain/access/roles";
import { Checkbox } from "../ui/checkbox";

type RoleFieldsProps = {
  readonly idPrefix: string;
  readonly companyKind: CompanyKind;
  readonly chosen: readonly MemberRole[];
};

export function RoleFields({ idPrefix, companyKind, chosen }: RoleFieldsProps) {
  const t = useTranslations("member");
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1.5 text-sm font-semibold">{t("roles")}</legend>
      {rolesOf(companyKind).map((role) => (
        <Checkbox
          key={role}
          id={`${idPrefix}-${role}`}
          name="roles"
          value={role}
          defaultChecked={chosen.includes(role)}
          label={t(`role.${role}`)}
          hint={t(`roleHint.${companyKind === "customer" ? "customer-" : ""}${role}`)}
        />
      ))}
    </fieldset>
  );
}
