import { useLocale, useTranslations } from "next-intl";
import type { RequestLine } from "@/lib/contracts/request-view";
import { formatCountdown, formatInstant } from "@/lib/format/date";
import { wishLines } from "@/lib/format/request-wish";
import { AppLink, ROW_LINK } from "../ui/app-link";
import { Badge } from "../ui/badge";
import { Table, Td, Tr } from "../ui/table";
import { Th } from "../ui/th";
import { useWording } from "../ui/use-wording";
import { RequestStateBadge } from "./request-state";

export type RequestTableProps = {
  readonly caption: string;
  readonly requests: readonly RequestLine[];
  readonly currency: string;
  readonly zone: string;
  readonly at: Date;
  /** The inbox names who asks; the outbox need not. */
  readonly showReseller: boolean;
};

export function RequestTable({ caption, requests, currency, zone, at, showReseller }: RequestTableProps) {
  const t = useTranslations("request");
  const locale = useLocale();
  const say = useWording();
  return (
    <Table caption={caption} minWidth={showReseller ? "62rem" : "54rem"}>
      <thead>
        <tr>
          <Th>{t("list.what")}</Th>
          <Th>{t("list.about")}</Th>
          {showReseller && <Th>{t("list.reseller")}</Th>}
          <Th>{t("list.values")}</Th>
          <Th>{t("list.state")}</Th>
          <Th kind="figure">{t("list.clock")}</Th>
          <Th>{t("list.asked")}</Th>
        </tr>
      </thead>
      <tbody>
        {requests.map(({ id, kind, state, customer, reseller, wish, reason, createdAt, decidedAt, hasFailed }) => (
          <Tr key={id}>
            <Td className="max-w-64 min-w-48">
              <AppLink href={`/requests/${id}`} className={ROW_LINK}>
                {t(`kind.${kind}`)}
              </AppLink>
              <span className="line-clamp-2 text-xs text-ink-2">{reason}</span>
            </Td>
            <Td>{customer?.name ?? t("list.itself")}</Td>
            {showReseller && <Td>{reseller.name}</Td>}
            <Td className="figures max-w-60">
              <span className="line-clamp-2">
                {wishLines(wish, currency)
                  .map(({ value }) => say(value))
                  .join(" · ") || "–"}
              </span>
            </Td>
            <Td>
              <span className="flex flex-wrap gap-1">
                <RequestStateBadge state={state} />
                {hasFailed && <Badge tone="danger">{t("failed")}</Badge>}
              </span>
            </Td>
            <Td kind="figure">{formatCountdown(decidedAt ?? at, createdAt, locale)}</Td>
            <Td className="figures whitespace-nowrap">{formatInstant(createdAt, { zone, locale })}</Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
