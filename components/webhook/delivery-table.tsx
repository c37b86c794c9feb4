import { useLocale, useTranslations } from "next-intl";
import type { WebhookDeliveryRow } from "@/lib/contracts/webhook";
import type { WebhookReason } from "@/lib/domain/webhook/decide-webhook";
import { formatInstant } from "@/lib/format/date";
import { AppLink, TEXT_LINK } from "../ui/app-link";
import { Badge } from "../ui/badge";
import type { FormAction } from "../ui/form-dialog";
import { Table, Td, Tr } from "../ui/table";
import { Th } from "../ui/th";
import { ReplayButton } from "./replay-button";

/** A delivery and the sentence of what it tells. */
export type ShownDelivery = WebhookDeliveryRow & { readonly title: string; readonly href: string };

type DeliveryTableProps = {
  readonly webhookId: string;
  readonly deliveries: readonly ShownDelivery[];
  /** The viewer's own, for log times. */
  readonly zone: string;
  /** Null: nothing is posted there at present. */
  readonly replay: FormAction<WebhookReason> | null;
};

/** What was posted: when, what, how it went. */
export function DeliveryTable({ webhookId, deliveries, zone, replay }: DeliveryTableProps) {
  const t = useTranslations("webhook");
  const shown = { zone, locale: useLocale() };
  return (
    <Table caption={t("deliveries")} minWidth="46rem">
      <thead>
        <tr>
          <Th>{t("when")}</Th>
          <Th>{t("what")}</Th>
          <Th>{t("outcome")}</Th>
          <Th kind="figure">{t("attempts")}</Th>
          <Th>
            <span className="sr-only">{t("details")}</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {deliveries.map(({ id, title, href, state, error, attempts, createdAt, dueAt }) => (
          <Tr key={id}>
            <Td className="figures whitespace-nowrap">{formatInstant(createdAt, shown)}</Td>
            <Td>
              <AppLink href={href} className={TEXT_LINK} aria-label={t("detailsNamed", { about: title })}>
                {title}
              </AppLink>
            </Td>
            <Td>
              <Badge tone={state === "dead" ? "danger" : state === "waiting" ? "warn" : "neutral"}>
                {t(`delivery.${state}`)}
              </Badge>
              {error && (
                <span className="mt-0.5 block text-xs text-ink-2">{t(`error.${error.replace(".", "_")}`)}</span>
              )}
              {state === "waiting" && dueAt && (
                <span className="block text-xs text-ink-3">
                  {t("delivery.next", { at: formatInstant(dueAt, shown) })}
                </span>
              )}
            </Td>
            <Td className="figures text-right">{attempts}</Td>
            <Td>
              {replay && state !== "waiting" && (
                <ReplayButton webhookId={webhookId} deliveryId={id} about={title} action={replay} />
              )}
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
