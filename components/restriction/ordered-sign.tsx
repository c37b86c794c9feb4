import { useLocale, useTranslations } from "next-intl";
import type { RestrictionPlaces } from "@/lib/contracts/restriction-places";
import { formatInstant } from "@/lib/format/date";
import { classNames } from "../ui/class-names";

type OrderedSignProps = {
  readonly ordered: Pick<RestrictionPlaces, "level" | "orderedAt" | "whole">;
  /** The viewer's own, for log times. */
  readonly zone: string;
};

/** Beside the restriction badge while not every place has confirmed: "(ordered at …)". Nothing once all have. */
export function OrderedSign({ ordered: { level, orderedAt, whole }, zone }: OrderedSignProps) {
  const t = useTranslations("sign.ordered");
  const locale = useLocale();
  // What is recorded only stays so for ever; a lift that is recorded restricts nobody any more.
  if (orderedAt === null || whole === "confirmed" || (whole === "recorded" && level === null)) return null;
  const ink = whole === "failed" ? "text-s100-ink" : whole === "ordered" ? "text-s75-ink" : "text-ink-3";
  const at = formatInstant(orderedAt, { zone, locale });
  return (
    <span className={classNames("figures text-sm", ink)}>
      ({level === null ? t(`lift.${whole}`, { at }) : t(`freeze.${whole}`, { at })})
    </span>
  );
}
