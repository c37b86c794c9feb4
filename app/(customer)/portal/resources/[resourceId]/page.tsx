import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DeleteResource, RenameResource } from "@/components/resource/resource-acts";
import { LinkButton } from "@/components/ui/link-button";
import { requirePermit } from "@/lib/auth/session";
import type { ResourceDetails } from "@/lib/contracts/resource-view";
import { issuePermit } from "@/lib/domain/access/permit";
import { isPaidByUse } from "@/lib/domain/catalogue/offer";
import { waysOf } from "@/lib/domain/resource/way";
import { loadResource, WholeResource } from "../../../../whole-resource";
import { deleteResourceAction, renameResourceAction } from "../actions";

const PATH = "/portal/resources";

type Props = { readonly params: Promise<{ readonly resourceId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("resource"))("title") };
}

export default async function PortalResourcePage({ params }: Props) {
  await requirePermit("portal.read");
  const permit = await requirePermit("resource.read");
  const resource = await loadResource(permit, (await params).resourceId);
  const acts = issuePermit(permit.actor, "resource.rename") !== null && resource.status !== "closed";
  return (
    <WholeResource resource={resource} listHref={PATH} ordersPath="/portal/orders" isOwn>
      {acts && <Acts resource={resource} />}
    </WholeResource>
  );
}

async function Acts({ resource }: { readonly resource: ResourceDetails }) {
  const t = await getTranslations("resource.way");
  const { id, name, mode, status } = resource;
  return (
    <>
      {waysOf(mode, status).map((way) => (
        <LinkButton key={way} href={`${PATH}/${id}/${way}`} size="sm">
          {t(way)}
        </LinkButton>
      ))}
      <RenameResource resource={{ id, name }} action={renameResourceAction} />
      {isPaidByUse(mode) && <DeleteResource resource={{ id, name }} action={deleteResourceAction} />}
    </>
  );
}
