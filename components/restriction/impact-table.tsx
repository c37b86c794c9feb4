import { useTranslations } from "next-intl";
import type { FreezeLevel } from "@/lib/domain/restriction/freeze";

const KINDS = ["yearly-monthly", "pay-per-use"] as const;
const ASPECTS = ["use", "allowed", "refused"] as const;

/** What a frozen customer may still do, by kind of resource. */
export function ImpactTable({ level }: { readonly level: FreezeLevel }) {
  const t = useTranslations("restriction.impact");
  return (
    <table className="w-full table-fixed text-sm">
      <caption className="mb-1 text-left font-semibold">{t("caption")}</caption>
      <thead>
        <tr>
          <th scope="col" className="w-20 py-1.5 pr-3 text-left text-xs font-normal text-ink-3 sm:w-32">
            {t("kind")}
          </th>
          {KINDS.map((kind) => (
            <th key={kind} scope="col" className="py-1.5 pr-3 text-left align-bottom">
              {t(`${kind}.name`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {ASPECTS.map((aspect) => (
          <tr key={aspect} className="border-t border-line align-top">
            <th scope="row" className="py-1.5 pr-3 text-left font-normal text-ink-2">
              {t(aspect)}
            </th>
            {KINDS.map((kind) => (
              <td key={kind} className="py-1.5 pr-3 break-words">
                {t(isStopped(aspect, kind, level) ? "stops" : `${kind}.${aspect}`)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function isStopped(aspect: (typeof ASPECTS)[number], kind: (typeof KINDS)[number], level: FreezeLevel): boolean {
  return aspect === "use" && kind === "pay-per-use" && level === "account-and-resources";
}
