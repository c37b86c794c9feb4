import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { AppLink, TEXT_LINK } from "@/components/ui/app-link";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { Timeline } from "@/components/ui/timeline";
import { requirePermit } from "@/lib/auth/session";
import { decodeCursor, encodeCursor } from "@/lib/contracts/cursor";
import { PortalNotice } from "@/lib/contracts/portal-notice";
import { getPortalPartner, type PortalPartner } from "@/lib/data/portal/get-portal-partner";
import { listPortalMessages, type PortalMessage, type PortalMessagePage } from "@/lib/data/portal/list-portal-messages";
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
  const [page, partner] = await Promise.all([listPortalMessages(permit, after), getPortalPartner(permit)]);
  const t = await getTranslations("portal.messages");
  const events = await Promise.all(page.items.map((message) => eventOf(message, partner)));
  return (
    <>
      <PageHeader title={t("title")} answer={events.length > 0 ? t("answer") : undefined} />
      {events.length > 0 ? (
        <>
          <Timeline label={t("list")} events={events} />
          {(after || page.next) && (
            <Pager
              previousHref={after ? PATH : null}
              nextHref={page.next && `${PATH}?after=${encodeCursor([page.next.at.toISOString(), page.next.id])}`}
            />
          )}
        </>
      ) : (
        <EmptyState title={t("empty")}>{t("emptyNext")}</EmptyState>
      )}
    </>
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
