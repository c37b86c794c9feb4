import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { requirePermit } from "@/lib/auth/session";
import { getPortalPartner } from "@/lib/data/portal/get-portal-partner";
import { issuePermit } from "@/lib/domain/access/permit";
import { WholeOrder } from "../../../../whole-order";
import { cancelOrderAction, payOrderAction } from "../actions";

type Props = { readonly params: Promise<{ readonly orderId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("order"))("title") };
}

export default async function PortalOrderPage({ params }: Props) {
  const reading = await requirePermit("portal.read");
  const permit = await requirePermit("order.read");
  const [{ orderId }, partner, t] = [await params, await getPortalPartner(reading), await getTranslations("order")];
  if (!partner) notFound();
  const note = t("noteCustomer", { partner: partner.name });
  return (
    <WholeOrder
      permit={permit}
      orderId={orderId}
      listHref="/portal/orders"
      resourcePath="/portal/resources"
      note={note}
      pay={issuePermit(permit.actor, "order.pay") && payOrderAction}
      cancel={issuePermit(permit.actor, "order.cancel") && cancelOrderAction}
    />
  );
}
