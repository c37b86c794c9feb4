import { useTranslations } from "next-intl";
import type { RestrictionPreview } from "@/lib/domain/purchase/restriction-preview";
import { PreviewCosts } from "./preview-costs";
import { PreviewResources } from "./preview-resources";
import { PreviewTable } from "./preview-table";

type PreviewOutcomeProps = {
  readonly customerId: string;
  readonly currency: string;
  readonly preview: RestrictionPreview;
  readonly about: "account" | "account-and-resources" | "lift";
};

/** What follows, before the button is reachable: abilities, costs, and what stays open. */
export function PreviewOutcome(props: PreviewOutcomeProps) {
  const t = useTranslations("restriction.preview");
  const origin = useTranslations("sign.restriction.origin");
  const { preview, about } = props;
  const { staysOpen, level, held } = preview;
  return (
    <div className="flex flex-col gap-4">
      <PreviewResources customerId={props.customerId} resources={preview.resources} />
      <PreviewTable abilities={preview.abilities} />
      <PreviewCosts {...props} />
      <ul className="flex flex-col gap-1 text-sm text-ink-2 empty:hidden">
        {about === "lift" && <li>{t(`levelAfter.${level.after ?? "none"}`)}</li>}
        {staysOpen.length > 0 && <li>{t("staysOpen", { origins: staysOpen.map((one) => origin(one)).join(", ") })}</li>}
        {held && <li>{t("held")}</li>}
      </ul>
    </div>
  );
}
