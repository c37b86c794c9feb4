import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AskForm } from "@/components/request/ask-form";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { requirePermit } from "@/lib/auth/session";
import { queryRecord, type SearchParams } from "@/lib/contracts/query-record";
import { GRANT_REQUEST_KINDS, isGrantRequest, REQUEST_KINDS } from "@/lib/domain/request/request";
import { createRequestAction } from "../actions";
import { loadSubject } from "./load-subject";

type Props = { readonly searchParams: SearchParams };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("request"))("new.title") };
}

export default async function NewRequestPage({ searchParams }: Props) {
  const { actor } = await requirePermit("request.create");
  const asked = await queryRecord(searchParams);
  const kind = REQUEST_KINDS.find((known) => known === asked["kind"]) ?? "permission";
  const [subject, t] = await Promise.all([
    loadSubject(actor, kind, asked["customer"] ?? "", new Date()),
    getTranslations("request"),
  ]);
  const { customer, pendingId, form } = subject ?? notFound();
  const word = t(`kind.${kind}`);
  const others = isGrantRequest(kind) ? GRANT_REQUEST_KINDS.filter((other) => other !== kind) : [];
  return (
    <>
      <PageHeader
        breadcrumbs={[{ label: t("title"), href: "/requests" }]}
        title={t("ask.title", { kind: word, name: customer?.name ?? t("new.itself") })}
        answer={t(`explained.${kind}`)}
        actions={others.map((other) => (
          <LinkButton key={other} href={`/requests/new?kind=${other}`} size="sm">
            {t(`request.${other}`)}
          </LinkButton>
        ))}
      />
      <div className="flex max-w-2xl flex-col gap-5">
        {pendingId && (
          <Notice
            actions={
              <LinkButton href={`/requests/${pendingId}`} size="sm">
                {t("ask.open")}
              </LinkButton>
            }
          >
            {t("waits", { kind: word })}
          </Notice>
        )}
        <AskForm key={kind} customerId={customer?.id ?? null} ask={createRequestAction} {...form} />
      </div>
    </>
  );
}
