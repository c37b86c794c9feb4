import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LinkButton } from "@/components/ui/link-button";
import { requirePermit } from "@/lib/auth/session";
import { loadResource, WholeResource } from "../../../whole-resource";

type Props = { readonly params: Promise<{ readonly resourceId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("resource"))("title") };
}

export default async function PartnerResourcePage({ params }: Props) {
  const permit = await requirePermit("resource.read");
  const resource = await loadResource(permit, (await params).resourceId);
  const t = await getTranslations("resource.detail");
  return (
    <WholeResource resource={resource} listHref="/resources" ordersPath="/orders" isOwn={false}>
      <LinkButton href={`/customers/${resource.customer.id}/restriction`} size="sm">
        {t("restriction")}
      </LinkButton>
    </WholeResource>
  );
}
