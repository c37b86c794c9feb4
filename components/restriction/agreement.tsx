import { useTranslations } from "next-intl";
import { FREEZE_AGREEMENT_VERSION, type FreezeAgreementVersion } from "@/lib/domain/restriction/cause";
import { RETENTION_DAYS } from "@/lib/domain/restriction/freeze";
import { AppLink } from "../ui/app-link";
import { Checkbox } from "../ui/checkbox";

/** The text of one version; what was accepted stays readable under its version. */
export function AgreementText({ version }: { readonly version: FreezeAgreementVersion }) {
  const t = useTranslations("restriction.agreement");
  return <p>{t(`versions.${version}.text`, { days: RETENTION_DAYS })}</p>;
}

/** What freezing resources asks to be accepted. */
export function Agreement({ required = true }: { readonly required?: boolean }) {
  const t = useTranslations("restriction.agreement");
  return (
    <section className="flex flex-col gap-2 border-l-3 border-line-strong pl-4 text-sm text-ink-2">
      <p className="font-semibold text-ink">{t("title", { version: FREEZE_AGREEMENT_VERSION })}</p>
      {!required && <p>{t("onlyWhere")}</p>}
      <AgreementText version={FREEZE_AGREEMENT_VERSION} />
      <p>
        <AppLink href={`/agreements/${FREEZE_AGREEMENT_VERSION}`} target="_blank" className="underline">
          {t("readPage")}
        </AppLink>
      </p>
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
