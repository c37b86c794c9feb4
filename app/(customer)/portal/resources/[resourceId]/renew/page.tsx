import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AutoRenewalSwitch } from "@/components/resource/auto-renewal-switch";
import { TermForm } from "@/components/term/term-form";
import { Section } from "@/components/ui/section";
import { requirePermit } from "@/lib/auth/session";
import { queryRecord, type SearchParams } from "@/lib/contracts/query-record";
import { RenewAsked, TermPath } from "@/lib/contracts/term";
import type { TermPreview } from "@/lib/contracts/term-view";
import { previewRenewal } from "@/lib/data/order/preview-term";
import { isPaidByUse } from "@/lib/domain/catalogue/offer";
import { PERIODS_MAX } from "@/lib/domain/order/quote";
import { renewResourceAction, setAutoRenewalAction } from "../term-actions";
import { TermPage } from "../term-page";

type Props = { readonly params: Promise<{ readonly resourceId: string }>; readonly searchParams: SearchParams };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("term.renew"))("metaTitle") };
}

export default async function RenewPage({ params, searchParams }: Props) {
  const permit = await requirePermit("order.place");
  const path = TermPath.safeParse(await params);
  if (!path.success) notFound();
  const { resourceId } = path.data;
  const { periods = "1" } = await queryRecord(searchParams);
  const asked = RenewAsked.safeParse({ periods });
  const preview = await previewRenewal(permit, { resourceId, periods: asked.success ? asked.data.periods : 1 });
  if (!preview) notFound();
  const [t, terms] = [await getTranslations("term"), await getTranslations("order.term")];
  const { periodUnit, periodCount: count } = preview.resource;
  const period = periodUnit === "year" ? terms("year", { count }) : terms("month", { count });
  const number = { name: "periods", value: periods, max: PERIODS_MAX, isAmiss: !asked.success } as const;
  return (
    <TermPage
      kind="renew"
      preview={preview}
      form={
        <TermForm
          action={`/portal/resources/${resourceId}/renew`}
          label={t("renew.ask")}
          offers={null}
          number={{ ...number, label: t("periods", { period }) }}
        />
      }
      asked={asked.success ? { periods } : null}
      order={renewResourceAction}
    >
      <AutoRenewal preview={preview} />
    </TermPage>
  );
}

async function AutoRenewal({ preview: { resource, currency } }: { readonly preview: TermPreview }) {
  const t = await getTranslations("term.auto");
  const { id, mode, periodUnit: unit, periodCount: count, autoRenew, autoRenewPeriods } = resource;
  if (isPaidByUse(mode) || resource.status === "closed" || (unit !== "month" && unit !== "year")) return null;
  return (
    <Section title={t("title")}>
      <AutoRenewalSwitch
        resourceId={id}
        periods={autoRenew ? autoRenewPeriods : null}
        period={{ unit, count }}
        currency={currency}
        set={setAutoRenewalAction}
      />
    </Section>
  );
}
