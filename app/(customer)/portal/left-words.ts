import { getLocale, getTranslations } from "next-intl/server";
import type { PortalPartner } from "@/lib/data/portal/get-portal-partner";
import { BILLING_ZONE, formatInstant } from "@/lib/format/date";

/** What a customer without a partner reads: since when, what stays, how to join again; null while it has one. */
export async function leftWords({ name, endedAt }: PortalPartner) {
  if (endedAt === null) return null;
  const [t, locale] = [await getTranslations("association.portal"), await getLocale()];
  const until = formatInstant(endedAt, { zone: BILLING_ZONE, locale });
  return { title: t("none"), text: `${t("noneAnswer", { partner: name, until })} ${t("noneText", { partner: name })}` };
}
