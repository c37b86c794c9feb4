import { useTranslations } from "next-intl";
import { FREEZE_AGREEMENT_VERSION } from "@/lib/domain/restriction/cause";
import { RETENTION_DAYS } from "@/lib/domain/restriction/freeze";
import { Checkbox } from "../ui/checkbox";

/** What freezing resources asks to be accepted. */
export function Agreement({ required = true }: { readonly required?: boolean }) {
  const t = useTranslations("restriction.agreement");
  return (
    <section className="flex flex-col gap-2 border-l-3 border-line-strong pl-4 text-sm text-ink-2">
      <p className="font-semibold text-ink">{t("title", { version: FREEZE_AGREEMENT_VERSION })}</p>
      <p>{t("text", { days: RETENTION_DAYS })}</p>
      <Checkbox
        id="agreement"
        name="agreementVersion"
        value={FREEZE_AGREEMENT_VERSION}
        required={required}
        label={t("accept")}
      />
    </section>
  );
}
