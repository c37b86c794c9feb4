import { useLocale, useTranslations } from "next-intl";
import type { AttemptRow } from "@/lib/contracts/connector";
import type { ConnectorReason } from "@/lib/domain/connector/connector";
import { formatInstant } from "@/lib/format/date";
import { AppLink, TEXT_LINK } from "../ui/app-link";
import type { FormAction } from "../ui/form-dialog";
import { Table, Td, Tr } from "../ui/table";
import { Th } from "../ui/th";
import { RetryButton } from "./retry-button";

type AttemptTableProps = {
  readonly attempts: readonly AttemptRow[];
  /** The viewer's own, for log times. */
  readonly zone: string;
  readonly retry: FormAction<ConnectorReason>;
};

/** The latest calls of an end: what, when, which attempt, what it answered. */
export function AttemptTable({ attempts, zone, retry }: AttemptTableProps) {
  const t = useTranslations("connector");
  const shown = { zone, locale: useLocale() };
  // A failed order can be retried once, beside its latest attempt.
  const latest = new Set(
    [...Map.groupBy(attempts, ({ order, id }) => order?.placeId ?? id).values()].map(([first]) => first?.id),
  );
  return (
    <Table caption={t("deliveries")} minWidth="48rem">
      <thead>
        <tr>
          <Th>{t("when")}</Th>
          <Th>{t("what")}</Th>
          <Th>{t("attempt")}</Th>
          <Th>{t("status")}</Th>
          <Th>{t("outcome")}</Th>
          <Th>
            <span className="sr-only">{t("retry")}</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {attempts.map(({ id, order, attempt, startedAt, milliseconds, status, error }) => (
          <Tr key={id}>
            <Td className="figures whitespace-nowrap">{formatInstant(startedAt, shown)}</Td>
            <Td>
              {order ? (
                <>
                  {t(`order.${order.level ?? "none"}`)}:{" "}
                  <AppLink href={`/customers/${order.customerId}/restriction`} className={TEXT_LINK}>
                    {order.customer}
                  </AppLink>
                </>
              ) : (
                t("ping")
              )}
            </Td>
            <Td className="figures">{attempt}</Td>
            <Td className="figures whitespace-nowrap">
              {status ?? "–"} <span className="text-ink-3">{t("took", { milliseconds })}</span>
            </Td>
            <Td className={error ? "text-s100-ink" : undefined}>{error ? t(`error.${error}`) : t("answered")}</Td>
            <Td>
              {order?.isFailed && latest.has(id) && (
                <RetryButton placeId={order.placeId} about={order.customer} action={retry} />
              )}
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
