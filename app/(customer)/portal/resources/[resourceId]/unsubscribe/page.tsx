import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { requirePermit } from "@/lib/auth/session";
import { TermPath } from "@/lib/contracts/term";
import { previewUnsubscription } from "@/lib/data/order/preview-term";
import { unsubscribeResourceAction } from "../term-actions";
import { TermPage } from "../term-page";

type Props = { readonly params: Promise<{ readonly resourceId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("term.unsubscribe"))("metaTitle") };
}

export default async function UnsubscribePage({ params }: Props) {
  const permit = await requirePermit("order.place");
  const path = TermPath.safeParse(await params);
  const preview = path.success ? await previewUnsubscription(permit, path.data) : null;
  if (!preview) notFound();
  return <TermPage kind="unsubscribe" preview={preview} form={null} asked={{}} order={unsubscribeResourceAction} />;
}
