import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { TermForm } from "@/components/term/term-form";
import { requirePermit } from "@/lib/auth/session";
import { queryRecord, type SearchParams } from "@/lib/contracts/query-record";
import { TermPath } from "@/lib/contracts/term";
import { PERIODS_MAX } from "@/lib/domain/order/quote";
import { loadConversion } from "../load-wish";
import { offerOptionsOf } from "../offer-options";
import { convertResourceAction } from "../term-actions";
import { TermPage } from "../term-page";

type Props = { readonly params: Promise<{ readonly resourceId: string }>; readonly searchParams: SearchParams };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("term.convert"))("metaTitle") };
}

export default async function ConvertPage({ params, searchParams }: Props) {
  const permit = await requirePermit("order.place");
  const path = TermPath.safeParse(await params);
  if (!path.success) notFound();
  const { resourceId } = path.data;
  const wish = await loadConversion(permit, resourceId, await queryRecord(searchParams));
  if (!wish) notFound();
  const { preview, offers, chosen, value, asked, isAmiss } = wish;
  const t = await getTranslations("term");
  const number = { name: "periods", value, max: PERIODS_MAX, isAmiss } as const;
  return (
    <TermPage
      kind="convert"
      preview={preview}
      form={
        <TermForm
          action={`/portal/resources/${resourceId}/convert`}
          label={t("convert.ask")}
          offers={{ value: chosen, options: await offerOptionsOf(offers, preview.currency) }}
          number={{ ...number, label: t("periodsOf") }}
        />
      }
      asked={asked}
      order={convertResourceAction}
    />
  );
}
