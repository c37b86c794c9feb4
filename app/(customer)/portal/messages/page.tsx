import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Follow } from "@/components/portal/follow";
import { QuestionItem } from "@/components/question/question-item";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { requirePermit, requireVisitor } from "@/lib/auth/session";
import { MessagesQuery } from "@/lib/contracts/message";
import { queryRecord, type SearchParams } from "@/lib/contracts/query-record";
import type { QuestionLine } from "@/lib/contracts/question-view";
import { countUnread } from "@/lib/data/message/count-unread";
import { getStanding } from "@/lib/data/portal/get-standing";
import { listOwnQuestions } from "@/lib/data/question/list-questions";
import { issuePermit } from "@/lib/domain/access/permit";
import { BILLING_ZONE } from "@/lib/format/date";
import { Inbox } from "../../../inbox/inbox";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("message"))("title") };
}

export default async function MessagesPage({ searchParams }: { readonly searchParams: SearchParams }) {
  const permit = await requirePermit("portal.read");
  const reading = issuePermit(permit.actor, "message.read");
  const { user } = await requireVisitor();
  const query = MessagesQuery.parse(await queryRecord(searchParams));
  const standing = await getStanding(permit);
  if (!standing || !reading) notFound();
  const isFirst = Object.values(query).every((value) => value === null);
  const [unread, questions] = [await countUnread(reading), isFirst ? await listOwnQuestions(permit) : []];
  const t = await getTranslations("message");
  const answer = t("ownAnswer", { count: unread });
  return (
    <>
      <PageHeader title={t("title")} answer={answer} stamp={<Follow standing={standing} answer={answer} />} />
      <Asked questions={questions} />
      <Inbox permit={reading} path="/portal/messages" query={query} zone={user.timeZone} unread={unread} />
    </>
  );
}

/** What the customer asked its partner, and was answered. */
async function Asked({ questions }: { readonly questions: readonly QuestionLine[] }) {
  if (questions.length === 0) return null;
  const t = await getTranslations("question.own");
  return (
    <div className="max-w-4xl pb-8">
      <Section title={t("title")}>
        <div className="flex flex-col">
          {questions.map((question) => (
            <QuestionItem key={question.id} question={question} zone={BILLING_ZONE} isOwn />
          ))}
        </div>
      </Section>
    </div>
  );
}
