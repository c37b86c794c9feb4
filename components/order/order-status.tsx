import { useTranslations } from "next-intl";
import type { OrderStatus } from "@/lib/domain/order/status";
import { Badge, type Tone } from "../ui/badge";

const TONES: Readonly<Record<OrderStatus, Tone>> = {
  "pending-confirmation": "warn",
  "pending-payment": "warn",
  completed: "accent",
  cancelled: "neutral",
};

/** Where an order stands. */
export function OrderStatusBadge({ status }: { readonly status: OrderStatus }) {
  const t = useTranslations("order.status");
  return <Badge tone={TONES[status]}>{t(status)}</Badge>;
}
