import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { PartnerContact } from "@/components/portal/partner-contact";
import { PartnerNotes } from "@/components/portal/partner-notes";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { requirePermit } from "@/lib/auth/session";
import { getPortalPartner } from "@/lib/data/portal/get-portal-partner";
import { listPortalNotes } from "@/lib/data/portal/list-portal-notes";
import { leftWords } from "../left-words";
import { LeaveSection } from "./leave-section";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("portal.partner"))("title") };
}

export default async function PartnerPage() {
  const permit = await requirePermit("portal.read");
  const [partner, notes] = await Promise.all([getPortalPartner(permit), listPortalNotes(permit)]);
  if (!partner) notFound();
  const t = await getTranslations("portal.partner");
  const left = await leftWords(partner);
  return (
    <>
      <PageHeader title={t("title")} answer={left?.title ?? t("answer", { partner: partner.name })} />
      <div className="flex max-w-3xl flex-col gap-6">
        {left && <Notice kind="info">{left.text}</Notice>}
        <PartnerNotes notes={notes} />
        <PartnerContact {...partner} />
        <LeaveSection actor={permit.actor} partner={partner} />
      </div>
    </>
  );
}
