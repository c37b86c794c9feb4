import { useTranslations } from "next-intl";
import { Notice } from "../ui/notice";

/** Tells whoever sees only what is assigned that lists and figures are of that only. */
export function NarrowedNote() {
  return <Notice>{useTranslations("assignment")("narrowed")}</Notice>;
}
