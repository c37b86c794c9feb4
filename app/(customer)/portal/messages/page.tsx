import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { Follow } from "@/components/portal/follow";
import { QuestionItem } from "@/components/question/question-item";
import { AppLink, TEXT_LINK } from "@/components/ui/app-link";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { Section } from "@/components/ui/section";
import { Timeline, type TimelineEvent } from "@/components/ui/timeline";
import { requirePermit } from "@/lib/auth/session";
import { decodeCursor, encodeCursor } from "@/lib/contracts/cursor";
import { PortalNotice } from "@/lib/contracts/portal-notice";
import type { QuestionLine } from "@/lib/contracts/question-view";
import { getPortalPartner, type PortalPartner } from "@/lib/data/portal/get-portal-partner";
import { getStanding } from "@/lib/data/portal/get-standing";
import { listPortalMessages, type PortalMessage, type PortalMessagePage } from "@/lib/data/portal/list-portal-messages";
import { listOwnQuestions } from "@/lib/data/question/list-questions";
import { BILLING_ZONE, formatInstant } from "@/lib/format/date";
import { customerNoticeWords } from "@/lib/format/portal-notice";
import { sentenceOf } from "@/lib/format/wording";

const PATH = "/portal/messages";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("portal.messages"))("title") };
}

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function MessagesPage({ searchParams }: Props) {
  const permit = await requirePermit("portal.read");
  const after = afterOf([(await searchParams)["after"]].flat()[0]);
  const standing = await getStanding(permit);
  const [page, partner, questions] = await Promise.all([
    listPortalMessages(permit, after),
    getPortalPartner(permit),
    after ? [] : listOwnQuestions(permit),
  ]);
  if (!standing) notFound();
  const t = await getTranslations("portal.messages");
  const events = await Promise.all(page.items.map((message) => eventOf(message, partner)));
  return (
    <>
      <PageHeader
        title={t("title")}
        answer={events.length > 0 ? t("answer") : undefined}
        stamp={<Follow standing={standing} answer={String(events[0]?.title ?? t("empty"))} />}
      />
      <Asked questions={questions} />
      <Told events={events} after={after} next={page.next} />
    </>
  );
}

type ToldProps = {
  readonly events: readonly TimelineEvent[];
  readonly after: PortalMessagePage["next"];
  readonly next: PortalMessagePage["next"];
};

async function Told({ events, after, next }: ToldProps) {
  const t = await getTranslations("portal.messages");
  if (events.length === 0) return <EmptyState title={t("empty")}>{t("emptyNext")}</EmptyState>;
  return (
    <Section title={t("told")}>
      <Timeline label={t("list")} events={events} />
      {(after || next) && (
        <Pager
          previousHref={after ? PATH : null}
          nextHref={next && `${PATH}?after=${encodeCursor([next.at.toISOString(), next.id])}`}
        />
      )}
    </Section>
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

async function eventOf({ id, kind, facts, at }: PortalMessage, partner: PortalPartner | null) {
  const t = await getTranslations("portal.messages");
  const locale = await getLocale();
  const read = PortalNotice.safeParse({ kind, facts });
  const words = customerNoticeWords(read.success ? read.data : null, partner?.currency ?? "");
  return {
    id,
    title: sentenceOf(words.title, await getTranslations(), locale),
    detail: (
      <>
        {words.action && <p>{t(`action.${words.action}`)}</p>}
        {words.quote && <p>{t("quote", { text: words.quote })}</p>}
      </>
    ),
    at: formatInstant(at, { zone: BILLING_ZONE, locale }),
    tone: words.tone,
    ...(read.data?.kind === "order-prepared" && {
      ways: (
        <AppLink href={`/portal/orders/${read.data.facts.orderId}`} className={TEXT_LINK}>
          {t("toOrder")}
        </AppLink>
      ),
    }),
  };
}

/** An address may hold any text; what is no cursor begins at the newest. */
function afterOf(text: string | undefined): PortalMessagePage["next"] {
  const [instant = "", id = ""] = decodeCursor(text ?? null) ?? [];
  const at = new Date(instant);
  return id === "" || Number.isNaN(at.getTime()) || Math.abs(at.getTime()) > 8e12 ? null : { at, id };
}
