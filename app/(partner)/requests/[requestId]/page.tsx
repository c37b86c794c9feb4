import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { RequestStateBadge } from "@/components/request/request-state";
import { RequestTable, type RequestTableProps } from "@/components/request/request-table";
import { RequestThread } from "@/components/request/request-thread";
import { TextAct } from "@/components/request/text-act";
import { WishList } from "@/components/request/wish-list";
import { CopyId } from "@/components/ui/copy-id";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { requirePermit, requireVisitor } from "@/lib/auth/session";
import type { RequestView } from "@/lib/contracts/request-view";
import { getCurrency } from "@/lib/data/customer/get-currency";
import { getCustomer } from "@/lib/data/customer/get-customer";
import { getRequest } from "@/lib/data/request/get-request";
import { type Action, issuePermit } from "@/lib/domain/access/permit";
import { MESSAGE_MAX } from "@/lib/domain/restriction/cause";
import { formatCountdown, formatInstant } from "@/lib/format/date";
import { commentOnRequestAction, withdrawRequestAction } from "../actions";
import { Compared } from "./compared";
import { Deciding } from "./deciding";
import { Facts } from "./facts";

type Props = { readonly params: Promise<{ readonly requestId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("request"))("title") };
}

export default async function RequestPage({ params }: Props) {
  const permit = await requirePermit("request.read");
  const { actor } = permit;
  const at = new Date();
  const request = (await getRequest(permit, (await params).requestId, at)) ?? notFound();
  const reading = issuePermit(actor, "customer.read") ?? notFound();
  const [{ user }, customer, currency, t] = await Promise.all([
    requireVisitor(),
    request.customer ? getCustomer(reading, request.customer.id, at) : null,
    getCurrency(reading),
    getTranslations("request"),
  ]);
  const zone = user.timeZone;
  const may = (action: Action) => issuePermit(actor, action) !== null;
  const isPending = request.state === "pending";
  return (
    <>
      <Head request={request} at={at} zone={zone} />
      <div className="grid gap-x-12 gap-y-10 xl:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="flex min-w-0 flex-col gap-10">
          <Section title={t("page.proposed")}>
            <p className="text-lg break-words">{request.reason}</p>
            <WishList wish={request.wish} currency={currency} />
            {isPending && <Compared {...{ customer, currency }} wish={request.wish} />}
            {isPending && may("request.withdraw") && (
              <TextAct
                requestId={request.id}
                act="withdraw"
                max={null}
                variant="secondary"
                action={withdrawRequestAction}
              />
            )}
          </Section>
          <Section title={t("page.facts")}>
            <Facts grant={request.grant} {...{ actor, customer, currency, zone, at }} />
          </Section>
          {isPending && may("request.decide") && <Deciding request={request} customer={customer} currency={currency} />}
          <Previous requests={request.previous} {...{ currency, zone, at }} />
        </div>
        <Section title={t("thread")}>
          <RequestThread thread={request.thread} currency={currency} zone={zone} />
          {may("request.comment") && (
            <TextAct
              // A comment said is a form begun anew.
              key={request.thread.length}
              requestId={request.id}
              act="comment"
              max={MESSAGE_MAX}
              variant="secondary"
              action={commentOnRequestAction}
            />
          )}
        </Section>
      </div>
    </>
  );
}

type PreviousProps = Omit<RequestTableProps, "caption" | "showReseller">;

async function Previous(props: PreviousProps) {
  const t = await getTranslations("request.page");
  return (
    <Section title={t("previous")}>
      {props.requests.length === 0 ? (
        <p className="text-ink-2">{t("noPrevious")}</p>
      ) : (
        <RequestTable caption={t("previous")} showReseller={false} {...props} />
      )}
    </Section>
  );
}

type HeadProps = { readonly request: RequestView; readonly at: Date; readonly zone: string };

async function Head({ request, at, zone }: HeadProps) {
  const [t, locale] = [await getTranslations("request"), await getLocale()];
  const { kind, state, customer, reseller, createdAt, decidedAt, note, until, executionChangeId } = request;
  const time = formatCountdown(decidedAt ?? at, createdAt, locale);
  const asked = formatInstant(createdAt, { zone, locale });
  return (
    <PageHeader
      breadcrumbs={[{ label: t("title"), href: "/requests" }]}
      title={`${t(`kind.${kind}`)}: ${(customer ?? reseller).name}`}
      signs={
        <>
          <RequestStateBadge state={state} />
          <span className="figures text-sm text-ink-2">
            {state === "pending"
              ? t("page.waiting", { time })
              : t("page.decided", { state: t(`state.${state}`), time })}
          </span>
          {executionChangeId && <CopyId value={executionChangeId} label={t("page.change")} shortened />}
        </>
      }
      answer={
        <>
          {t("page.asked", { name: request.by, reseller: reseller.name, at: asked })}
          {note && ` ${t("page.note", { note })}`}
          {until && ` ${t("page.until", { until: formatInstant(until, { zone, locale }) })}`}
        </>
      }
    />
  );
}
