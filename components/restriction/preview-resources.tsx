import { useTranslations } from "next-intl";
import type { RestrictionPreview } from "@/lib/domain/purchase/restriction-preview";
import { AppLink } from "../ui/app-link";

type PreviewResourcesProps = {
  readonly customerId: string;
  readonly resources: RestrictionPreview["resources"];
};

/** Which of its resources become unavailable, or usable again, the first by name; and what stays as it is. */
export function PreviewResources({ customerId, resources }: PreviewResourcesProps) {
  const t = useTranslations("restriction.preview.named");
  const { become, byUse, freeWhileFrozen, first, inAdvance } = resources;
  if (become === null) return null;
  const more = byUse - first.length;
  const costly = byUse - freeWhileFrozen;
  return (
    <section className="flex flex-col gap-1 text-sm">
      <h3 className="text-sm font-semibold">{t(`title.${become}`, { count: byUse })}</h3>
      <ul className="flex flex-col empty:hidden">
        {first.map((one) => (
          <li key={one.id} className="flex flex-wrap justify-between gap-x-4 border-b border-line py-1">
            <AppLink href={`/resources/${one.id}`} className="min-w-0 truncate hover:underline">
              {one.name} <span className="text-ink-3">{one.service}</span>
            </AppLink>
            <span className="text-ink-2">{t(one.freeWhileFrozen ? "free" : "costs")}</span>
          </li>
        ))}
      </ul>
      <p className="text-ink-2">
        {byUse > 0 && `${t("sum", { free: freeWhileFrozen, costly })} `}
        {t("inAdvance", { count: inAdvance })}
      </p>
      {byUse > 0 && (
        <p className="text-xs text-ink-3">
          {more > 0 && `${t("more", { count: more })} · `}
          <AppLink href={`/customers/${customerId}/resources?tab=pay-per-use`} className="underline">
            {t("all")}
          </AppLink>
        </p>
      )}
    </section>
  );
}
