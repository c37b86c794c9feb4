"use client";

import { useLocale, useTranslations } from "next-intl";
import { useActionState } from "react";
import type { AccountMappingLine } from "@/lib/contracts/delivery-view";
import { accountReasonWords } from "@/lib/format/account-reason";
import { formatDay, formatInstant } from "@/lib/format/date";
import { AppLink } from "../ui/app-link";
import { Dialog } from "../ui/dialog";
import { Notice } from "../ui/notice";
import { ReasonList } from "../ui/reason-list";
import { SubmitButton } from "../ui/submit-button";
import { Table, Td, Tr } from "../ui/table";
import { Th } from "../ui/th";
import type { AccountAction } from "./parked-acts";
import { RemapDialog } from "./remap-dialog";

type MappingTableProps = {
  readonly mappings: readonly AccountMappingLine[];
  readonly zone: string;
  /** Null where the viewer may not take a mapping back. */
  readonly undo: AccountAction | null;
  /** Gives the account to another customer; null where the viewer may not. */
  readonly map: AccountAction | null;
};

const NOTHING: AccountAction = async (state) => state;

/** Which customer an account's charges are, each with the way back (G13). */
export function MappingTable({ mappings, zone, undo, map }: MappingTableProps) {
  const t = useTranslations("delivery.accounts");
  const locale = useLocale();
  const [state, submit] = useActionState(undo ?? NOTHING, { status: "idle" });
  return (
    <div className="flex flex-col gap-3">
      {state.status === "saved" && (
        <Notice kind="done" live="status">
          {t("undo.done")}
        </Notice>
      )}
      {state.status === "refused" && <ReasonList reasons={state.reasons.map(accountReasonWords)} />}
      <Table caption={t("mappingsCaption")} minWidth="52rem">
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
          {mappings.map((mapping) => (
            <Tr key={mapping.id}>
              <Td>
                {mapping.accountName ?? mapping.accountId}
                <span className="block font-mono text-xs text-ink-3">{mapping.accountId}</span>
              </Td>
              <Td>
                {mapping.isPresent ? (
                  <AppLink href={`/customers/${mapping.customerId}`} className="hover:underline">
                    {mapping.customerName}
                  </AppLink>
                ) : (
                  mapping.customerName
                )}
              </Td>
              <Td>{mapping.fromDay ? formatDay(mapping.fromDay, locale) : t("fromFirst")}</Td>
              <Td className="figures">
                {formatInstant(mapping.mappedAt, { zone, locale })}
                <span className="block text-xs text-ink-3">{mapping.by}</span>
              </Td>
              {undo && (
                <Td className="text-right whitespace-nowrap">
                  {map && <RemapDialog mapping={mapping} map={map} />}
                  <UndoDialog mapping={mapping} submit={submit} />
                </Td>
              )}
            </Tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}

type UndoDialogProps = { readonly mapping: AccountMappingLine; readonly submit: (form: FormData) => void };

function UndoDialog({ mapping, submit }: UndoDialogProps) {
  const t = useTranslations("delivery.accounts.undo");
  const account = mapping.accountName ?? mapping.accountId;
  return (
    <Dialog
      width="sm"
      trigger={
        <>
          {t("open")}
          <span className="sr-only"> {account}</span>
        </>
      }
      triggerVariant="quiet"
      triggerSize="sm"
      title={t("label", { account })}
      description={t("consequence", { customer: mapping.customerName })}
    >
      <form action={submit}>
        <input type="hidden" name="mappingId" value={mapping.id} />
        <SubmitButton variant="danger">{t("confirm")}</SubmitButton>
      </form>
    </Dialog>
  );
}
