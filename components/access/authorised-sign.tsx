import { useTranslations } from "next-intl";
import { type Authority, PERMISSIONS } from "@/lib/domain/delegation/authority";
import { heldByReseller } from "@/lib/domain/delegation/recall";
import { Badge } from "../ui/badge";

/** Authorised, partly, or not: what the customer's reseller holds. */
export function AuthorisedSign({ authority }: { readonly authority: Authority }) {
  const t = useTranslations("delegation");
  const held = heldByReseller(authority);
  if (held.length === 0) return <span className="text-ink-3">{t("list.nothing")}</span>;
  return (
    <span className="inline-flex flex-col gap-0.5">
      <Badge tone="accent">{t(held.length === PERMISSIONS.length ? "list.all" : "list.some")}</Badge>
      {held.length < PERMISSIONS.length && (
        <span className="text-xs text-ink-2">{held.map((permission) => t(`permission.${permission}`)).join(", ")}</span>
      )}
    </span>
  );
}
