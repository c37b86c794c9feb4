"use client";

import { useLocale, useTranslations } from "next-intl";
import { useActionState } from "react";
import { AppLink } from "@/components/ui/app-link";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { Table, Td, Tr } from "@/components/ui/table";
import { Th } from "@/components/ui/th";
import type { AccountMappingLine } from "@/lib/contracts/delivery-view";
import { formatDay, formatInstant } from "@/lib/format/date";
import type { AccountAction } from "./parked-acts";

type MappingTableProps = {
  readonly mappings: readonly AccountMappingLine[];
  readonly zone: string;
  /** Null where the viewer may not take a mapping back. */
  readonly undo: AccountAction | null;
};

const NOTHING: AccountAction = async (state) => state;

/** Which customer an account's charges are, each with the way back (G13). */
export function MappingTable({ mappings, zone, undo }: MappingTableProps) {
  const t = useTranslations("delivery.accounts");
  const locale = useLocale();
  const [state, submit] = useActionState(undo ?? NOTHING, { status: "idle" });
  return (
    <form action={submit} className="flex flex-col gap-3">
      {state.status === "saved" && (
        <Notice kind="done" live="status">
          {t("undo.done")}
        </Notice>
      )}
      {state.status === "refused" && (
        <Notice kind="danger" live="alert">
          {t("reason.mapping-unknown")}
        </Notice>
      )}
      <Table caption={t("mappings")} minWidth="52rem" maxHeight="32rem">
        <thead>
          <tr>
            <Th>{t("account")}</Th>
            <Th>{t("customer")}</Th>
            <Th>{t("from")}</Th>
            <Th>{t("mappedAt")}</Th>
            {undo && (
              <Th>
                <span className="sr-only">{t("undo.open")}</span>
              </Th>
            )}
          </tr>
        </thead>
        <tbody>
          {mappings.map(({ id, accountId, accountName, customerId, customerName, fromDay, mappedAt, by }) => (
            <Tr key={id}>
              <Td>
                {accountName ?? accountId}
                <span className="block font-mono text-xs text-ink-3">{accountId}</span>
              </Td>
              <Td>
                <AppLink href={`/customers/${customerId}`} className="hover:underline">
                  {customerName}
                </AppLink>
              </Td>
              <Td>{fromDay ? formatDay(fromDay, locale) : t("fromFirst")}</Td>
              <Td className="figures">
                {formatInstant(mappedAt, { zone, locale })}
                <span className="block text-xs text-ink-3">{by}</span>
              </Td>
              {undo && (
                <Td className="text-right">
                  <SubmitButton
                    name="mappingId"
                    value={id}
                    size="sm"
                    variant="quiet"
                    aria-label={t("undo.label", { account: accountName ?? accountId })}
                  >
                    {t("undo.open")}
                  </SubmitButton>
                </Td>
              )}
            </Tr>
          ))}
        </tbody>
      </Table>
    </form>
  );
}
