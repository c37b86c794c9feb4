import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { NarrowedNote } from "@/components/access/narrowed-note";
import { PageHeader } from "@/components/ui/page-header";
import { requirePermit, requireVisitor } from "@/lib/auth/session";
import { MessagesQuery } from "@/lib/contracts/message";
import { queryRecord, type SearchParams } from "@/lib/contracts/query-record";
import { countUnread } from "@/lib/data/message/count-unread";
import { issuePermit } from "@/lib/domain/access/permit";
import { Inbox } from "../../inbox/inbox";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("message"))("title") };
}

export default async function MessagesPage({ searchParams }: { readonly searchParams: SearchParams }) {
  // Partners' alone: customers have their own inbox.
  const permit = issuePermit((await requirePermit("home.read")).actor, "message.read");
  if (!permit) notFound();
  const { user } = await requireVisitor();
  const query = MessagesQuery.parse(await queryRecord(searchParams));
  const [unread, t] = [await countUnread(permit), await getTranslations("message")];
  return (
    <>
      <PageHeader title={t("title")} answer={t("answer", { count: unread })} />
      <NarrowedNote actor={permit.actor} />
      <Inbox permit={permit} path="/messages" query={query} zone={user.timeZone} unread={unread} />
    </>
  );
}
