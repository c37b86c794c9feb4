import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { OwnChoicesForm } from "@/components/notification/own-choices-form";
import { AppLink, TEXT_LINK } from "@/components/ui/app-link";
import { PageHeader } from "@/components/ui/page-header";
import { requirePermit, requireVisitor } from "@/lib/auth/session";
import { getOwnChoices } from "@/lib/data/notification/get-own-choices";
import { obstacleTo } from "@/lib/domain/notification/hearing";
import { zoneLabel } from "@/lib/format/date";
import { hasSmsGateway } from "../../../sms-gateway";
import { setOwnChoicesAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("notification.own"))("title") };
}

export default async function OwnNotificationsPage() {
  const permit = await requirePermit("profile.manage");
  const { user } = await requireVisitor();
  const chosen = await getOwnChoices(permit);
  if (!chosen) return null;
  const t = await getTranslations("notification.own");
  const zone = `${user.timeZone.replaceAll("_", " ")} (${zoneLabel(new Date(), user.timeZone)})`;
  return (
    <>
      <PageHeader title={t("title")} answer={t("answer", { email: user.email, company: permit.actor.company.name })} />
      <p className="-mt-2 max-w-4xl pb-6 text-ink-2">
        {t("zone", { zone })}{" "}
        <AppLink href="/profile" className={TEXT_LINK}>
          {t("toProfile")}
        </AppLink>
      </p>
      <OwnChoicesForm
        chosen={chosen}
        smsObstacle={obstacleTo("sms", { phone: chosen.phone, hasGateway: hasSmsGateway() })}
        action={setOwnChoicesAction}
      />
    </>
  );
}
