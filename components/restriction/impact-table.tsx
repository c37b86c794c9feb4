import { useTranslations } from "next-intl";
import type { FreezeLevel } from "@/lib/domain/restriction/freeze";

const KINDS = ["yearly-monthly", "pay-per-use"] as const;

/** What a frozen customer may still do, by kind of resource. */
export function ImpactTable({ level }: { readonly level: FreezeLevel }) {
  const t = useTranslations("restriction.impact");
  const head = "py-1.5 pr-4 text-left text-xs font-normal text-ink-3";
  return (
    <table className="w-full text-sm">
      <caption className="mb-1 text-left font-semibold">{t("caption")}</caption>
      <thead>
        <tr>
          <th scope="col" className={head}>
            {t("kind")}
          </th>
          <th scope="col" className={head}>
            {t("use")}
          </th>
          <th scope="col" className={head}>
            {t("allowed")}
          </th>
          <th scope="col" className={head}>
            {t("refused")}
          </th>
        </tr>
      </thead>
      <tbody>
        {KINDS.map((kind) => (
          <tr key={kind} className="border-t border-line align-top">
            <th scope="row" className="py-1.5 pr-4 text-left">
              {t(`${kind}.name`)}
            </th>
            <td className="py-1.5 pr-4">
              {t(kind === "pay-per-use" && level === "account-and-resources" ? "stops" : `${kind}.use`)}
            </td>
            <td className="py-1.5 pr-4">{t(`${kind}.allowed`)}</td>
            <td className="py-1.5">{t(`${kind}.refused`)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
