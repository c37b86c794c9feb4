import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { UnsubscribeForm } from "@/components/notification/unsubscribe-form";
import { requestFacts } from "@/lib/auth/request";
import { findUnsubscribing } from "@/lib/data/notification/unsubscribe";
import { countGuess, isGuessing } from "@/lib/data/notification/unsubscribe-limit";
import { EntryFrame } from "../../entry-frame";
import { resubscribeAction, unsubscribeAction } from "./actions";

type PageProps = { readonly params: Promise<{ readonly token: string }> };

// The address proves itself: it goes into no Referer and no index.
export const metadata: Metadata = { referrer: "no-referrer", robots: { index: false, follow: false } };

export default async function UnsubscribePage({ params }: PageProps) {
  const { token } = await params;
  const { ip } = await requestFacts();
  const t = await getTranslations("notice.unsubscribe");
  if (await isGuessing(ip)) return <DeadEnd title={t("unknownTitle")} lead={t("tooMany")} />;
  const found = await findUnsubscribing(token);
  if (!found) {
    await countGuess(ip);
    return <DeadEnd title={t("unknownTitle")} lead={t("unknown")} />;
  }
  const words = await getTranslations("notification");
  const topics = found.topics.map((topic) => words(`topic.${topic}`)).join(words("comma"));
  const company = found.company.name;
  return (
    <EntryFrame
      title={found.isOff ? t("titleOff") : t("title")}
      lead={found.isOff ? t("off", { company, topics }) : t("lead", { company, topics })}
    >
      <UnsubscribeForm token={token} isOff={found.isOff} stop={unsubscribeAction} undo={resubscribeAction} />
    </EntryFrame>
  );
}

function DeadEnd({ title, lead }: { readonly title: string; readonly lead: string }) {
  return (
    <EntryFrame title={title} lead={lead}>
      {null}
    </EntryFrame>
  );
}
