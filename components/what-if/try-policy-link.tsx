"use client";

import { useTranslations } from "next-intl";
import { LinkButton } from "../ui/link-button";
import { useSelection } from "../ui/selection";

/** From the ticked rows to what a policy would have brought them. */
export function TryPolicyLink() {
  const t = useTranslations("what-if");
  const { ids } = useSelection();
  return (
    <LinkButton href={`/customers/what-if?customers=${[...ids].join(",")}`} size="sm">
      {t("openFor")}
    </LinkButton>
  );
}
