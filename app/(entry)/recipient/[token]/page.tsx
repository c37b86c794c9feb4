import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { AnswerLink } from "@/components/notification/answer-link";
import { findRecipient } from "@/lib/data/recipient/find-recipient";
import { formatInstant } from "@/lib/format/date";
import { EntryFrame } from "../../entry-frame";
import { confirmRecipientAction, declineRecipientAction } from "./actions";

type PageProps = { readonly params: Promise<{ readonly token: string }> };

// The address is the secret: it goes into no Referer and no index.
export const metadata: Metadata = { referrer: "no-referrer", robots: { index: false } };

export default async function RecipientPage({ params }: PageProps) {
  const { token } = await params;
  const found = await findRecipient(token);
  const [t, locale] = [await getTranslations("notification"), await getLocale()];
  if (!found || found.state === "removed") {
    return (
      <EntryFrame title={t("link.unknownTitle")} lead={t("link.unknown")}>
        {null}
      </EntryFrame>
    );
  }
  const { name, email, company, topics, state, linkUntil, timeZone } = found;
  const names = topics.map((topic) => t(`topic.${topic}`)).join(t("comma"));
  return (
    <EntryFrame
      title={t("link.title", { company: company.name })}
      lead={t("link.lead", { name, email, company: company.name })}
    >
      <p>{names === "" ? t("link.noTopic") : t("link.topics", { topics: names })}</p>
      {state === "expired" ? (
        <p className="text-ink-2">{t("link.expired", { at: formatInstant(linkUntil, { zone: timeZone, locale }) })}</p>
      ) : (
        <AnswerLink
          token={token}
          isConfirmed={state === "confirmed"}
          confirm={confirmRecipientAction}
          decline={declineRecipientAction}
        />
      )}
    </EntryFrame>
  );
}
