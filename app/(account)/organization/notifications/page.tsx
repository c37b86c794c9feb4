import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DefaultsForm } from "@/components/notification/defaults-form";
import { AddRecipient, RecipientActs } from "@/components/notification/recipient-acts";
import { RecipientList } from "@/components/notification/recipient-list";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { requirePermit, requireVisitor } from "@/lib/auth/session";
import type { ChoiceRow } from "@/lib/contracts/notification-view";
import { getCompanyChoices } from "@/lib/data/notification/get-company-choices";
import { choiceRows } from "@/lib/domain/notification/choice-rows";
import { topicsOfCompany } from "@/lib/domain/notification/hearing";
import { hasSmsGateway } from "../../../sms-gateway";
import {
  addRecipientAction,
  changeRecipientAction,
  removeRecipientAction,
  sendLinkAgainAction,
  setCompanyChoicesAction,
} from "./actions";
import { NotificationTabs } from "./notification-tabs";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("notification"))("title") };
}

export default async function NotificationsPage() {
  const permit = await requirePermit("notification.set");
  const { user } = await requireVisitor();
  const [t, chosen] = [await getTranslations("notification"), await getCompanyChoices(permit)];
  const { company } = permit.actor;
  const confirmed = chosen.recipients.filter(({ state }) => state === "confirmed").length;
  const given = {
    zones: [...new Set(["UTC", user.timeZone, ...Intl.supportedValuesOf("timeZone")])],
    ownZone: user.timeZone,
    smsObstacle: hasSmsGateway() ? null : ("no-gateway" as const),
  };
  const nobody = { hearer: { company: company.kind, roles: [] }, company: [] };
  const unchosen: readonly ChoiceRow[] = choiceRows(topicsOfCompany(company.kind), [], nobody);
  return (
    <>
      <PageHeader title={t("title")} answer={t("answer", { company: company.name, confirmed })} />
      <NotificationTabs actor={permit.actor} current="choices" />
      <div className="flex max-w-4xl flex-col gap-10">
        <Section
          title={t("recipient.title")}
          actions={<AddRecipient rows={unchosen} action={addRecipientAction} {...given} />}
        >
          <p className="text-ink-2">{t("recipient.lead")}</p>
          <RecipientList
            recipients={chosen.recipients}
            zone={user.timeZone}
            actsOf={(recipient) => (
              <RecipientActs
                recipient={recipient}
                change={changeRecipientAction}
                remove={removeRecipientAction}
                sendAgain={sendLinkAgainAction}
                {...given}
              />
            )}
          />
        </Section>
        <DefaultsForm chosen={chosen} smsObstacle={given.smsObstacle} action={setCompanyChoicesAction} />
      </div>
    </>
  );
}
