import { useTranslations } from "next-intl";
import {
  type AbilityChange,
  RESOURCE_KINDS,
  RESOURCE_USES,
  type RestrictionPreview,
} from "@/lib/domain/purchase/restriction-preview";
import { classNames } from "../ui/class-names";
import { Table } from "../ui/table";

/** What the customer can do afterwards by kind of resource, and what it can do now where that differs. */
export function PreviewTable({ abilities }: Pick<RestrictionPreview, "abilities">) {
  const t = useTranslations("restriction.preview");
  return (
    <div className="flex flex-col gap-1">
      <Table caption={t("caption")} minWidth="36rem" showCaption>
        <thead>
          <tr className="border-b border-line text-left text-xs text-ink-3">
            <th scope="col" className="py-1.5 pr-3 font-normal">
              {t("resource")}
            </th>
            {RESOURCE_USES.map((use) => (
              <th key={use} scope="col" className="py-1.5 pr-3 font-normal">
                {t(`use.${use}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {RESOURCE_KINDS.map((resource) => (
            <tr key={resource} className="border-b border-line align-top">
              <th scope="row" className="py-1.5 pr-3 text-left font-normal text-ink-2">
                {t(`resources.${resource}`)}
              </th>
              {abilities
                .filter((ability) => ability.resource === resource)
                .map((ability) => (
                  <AbilityCell key={ability.use} {...ability} />
                ))}
            </tr>
          ))}
        </tbody>
      </Table>
      <p className="text-xs text-ink-3">{t("note")}</p>
    </div>
  );
}

function AbilityCell({ before, after }: AbilityChange) {
  const t = useTranslations("restriction.preview");
  const closed = after === "refused" || after === "unavailable";
  return (
    <td className="py-1.5 pr-3">
      <span className={classNames(closed && "font-semibold text-s100-ink", after === "none" && "text-ink-3")}>
        {t(`ability.${after}`)}
      </span>
      {before !== after && (
        <span className="block text-xs text-ink-3">{t("was", { ability: t(`ability.${before}`) })}</span>
      )}
    </td>
  );
}
