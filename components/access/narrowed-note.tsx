import { useTranslations } from "next-intl";
import type { Actor } from "@/lib/domain/access/actor";
import { narrowedTo } from "@/lib/domain/assignment/narrowing";
import { Notice } from "../ui/notice";

/** Tells whoever sees only what is assigned that lists and figures are of that only; nothing to others. */
export function NarrowedNote({ actor }: { readonly actor: Pick<Actor, "via" | "company"> }) {
  const t = useTranslations("assignment");
  return narrowedTo(actor) === null ? null : <Notice>{t("narrowed")}</Notice>;
}
