import { useTranslations } from "next-intl";
import type { FreezeAgreementVersion } from "@/lib/domain/restriction/cause";
import { RETENTION_DAYS } from "@/lib/domain/restriction/freeze";

/** The text of one version; what was accepted stays readable under its version. */
export function AgreementText({ version }: { readonly version: FreezeAgreementVersion }) {
  const t = useTranslations("restriction.agreement");
  return <p>{t(`versions.${version}.text`, { days: RETENTION_DAYS })}</p>;
}
