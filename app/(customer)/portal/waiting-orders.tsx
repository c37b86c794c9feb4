import { getTranslations } from "next-intl/server";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { countWaitingOrders } from "@/lib/data/order/count-waiting-orders";
import type { Permit } from "@/lib/domain/access/permit";

/** That orders wait to be confirmed, which the partner prepared, or to be paid. */
export async function WaitingOrders({ permit }: { readonly permit: Permit<"order.read"> }) {
  const { confirm, pay } = await countWaitingOrders(permit, permit.actor.company.id);
  const t = await getTranslations("order.todo");
  const waiting = [
    { count: confirm, key: "confirm", status: "pending-confirmation" },
    { count: pay, key: "pay", status: "pending-payment" },
  ] as const;
  return waiting
    .filter(({ count }) => count > 0)
    .map(({ count, key, status }) => (
      <Notice
        key={key}
        kind="warn"
        title={t(key, { count })}
        actions={
          <LinkButton href={`/portal/orders?status=${status}`} size="sm">
            {t("show")}
          </LinkButton>
        }
      >
        {t(`${key}Text`)}
      </Notice>
    ));
}
