import { useLocale, useTranslations } from "next-intl";
import { BILLING_ZONE, formatDate } from "@/lib/format/date";
import { TEXT_LINK } from "../ui/app-link";
import { DefinitionList } from "../ui/definition-list";

export type PartnerContactProps = {
  readonly kind: "distributor" | "reseller";
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly since: Date;
};

/** Whom to turn to. */
export function PartnerContact({ kind, name, email, phone, since }: PartnerContactProps) {
  const t = useTranslations("portal.partner");
  const locale = useLocale();
  const missing = <span className="text-ink-3">{t("noContact")}</span>;
  return (
    <DefinitionList
      items={[
        { term: t("name"), value: name },
        { term: t("kindTerm"), value: t(`kind.${kind}`) },
        {
          term: t("email"),
          value: email ? (
            <a href={`mailto:${email}`} className={TEXT_LINK}>
              {email}
            </a>
          ) : (
            missing
          ),
        },
        {
          term: t("phone"),
          value: phone ? (
            <a href={`tel:${phone.replaceAll(/[^\d+]/g, "")}`} className={TEXT_LINK}>
              {phone}
            </a>
          ) : (
            missing
          ),
        },
        { term: t("since"), value: formatDate(since, { zone: BILLING_ZONE, locale }) },
      ]}
    />
  );
}
