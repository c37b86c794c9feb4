import { useTranslations } from "next-intl";
import { PERMISSIONS, type Permission } from "@/lib/domain/delegation/authority";
import { Badge } from "../ui/badge";

/** What is held, in words; nothing is said too. */
export function PermissionList({ permissions }: { readonly permissions: readonly Permission[] }) {
  const t = useTranslations("delegation");
  if (permissions.length === 0) return <span className="text-ink-3">{t("none")}</span>;
  return (
    <span className="inline-flex flex-wrap gap-1">
      {PERMISSIONS.filter((one) => permissions.includes(one)).map((permission) => (
        <Badge key={permission}>{t(`permission.${permission}`)}</Badge>
      ))}
    </span>
  );
}
