"use client";

import { useTranslations } from "next-intl";
import { LinkButton } from "../ui/link-button";
import { useSelection } from "../ui/selection";

/** From the ticked rows to what moving them would do. */
export function MoveLink() {
  const t = useTranslations("association.move");
  const { ids } = useSelection();
  return (
    <LinkButton href={`/customers/move?customers=${[...ids].join(",")}`} size="sm">
      {t("open")}
    </LinkButton>
  );
}
