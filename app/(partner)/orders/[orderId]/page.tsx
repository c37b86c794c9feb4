import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { requirePermit } from "@/lib/auth/session";
import { issuePermit } from "@/lib/domain/access/permit";
import { cancelOrderAction } from "../../../(customer)/portal/orders/actions";
import { WholeOrder } from "../../../whole-order";

type Props = { readonly params: Promise<{ readonly orderId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("order"))("title") };
}

export default async function PartnerOrderPage({ params }: Props) {
  const permit = await requirePermit("order.read");
  const [{ orderId }, t] = [await params, await getTranslations("order")];
  return (
    <WholeOrder
      permit={permit}
      orderId={orderId}
      listHref="/orders"
      resourcePath="/resources"
      note={t("note")}
      pay={null}
      cancel={issuePermit(permit.actor, "order.cancel") && cancelOrderAction}
    />
  );
}
