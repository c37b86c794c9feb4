import { useTranslations } from "next-intl";
import type { WebhookState } from "@/lib/domain/webhook/webhook";
import { Badge } from "../ui/badge";

type WebhookSignProps = { readonly state: WebhookState; readonly failingSince: Date | null };

/** Whether it is called, and whether what is posted arrives. */
export function WebhookSign({ state, failingSince }: WebhookSignProps) {
  const t = useTranslations("webhook.state");
  if (state === "disabled") return <Badge tone="danger">{t("disabled")}</Badge>;
  if (state === "paused") return <Badge tone="warn">{t("paused")}</Badge>;
  return failingSince === null ? (
    <Badge tone="neutral">{t("active")}</Badge>
  ) : (
    <Badge tone="warn">{t("failing")}</Badge>
  );
}
