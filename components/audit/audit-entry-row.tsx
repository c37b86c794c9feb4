import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import type { AuditEntry } from "@/lib/contracts/operation-log";
import { AUTOMATIC_REASONS } from "@/lib/domain/restriction/cause";
import { keyOf } from "@/lib/format/audit";
import { AppLink, TEXT_LINK } from "../ui/app-link";
import { CopyId } from "../ui/copy-id";
import { AuditChanges } from "./audit-changes";

type AuditEntryRowProps = {
  readonly entry: AuditEntry;
  /** Already worded, with its zone. */
  readonly at: string;
  /** The reader's, for the instants among the values. */
  readonly zone: string;
  readonly currency: string;
  /** The customer as it stood then, and the log of that customer; null: none, or not for the reader. */
  readonly customer: { readonly thenHref: string; readonly logHref: string } | null;
  /** All entries of the command. */
  readonly changeHref: string;
  readonly isOpen: boolean;
};

/** Shared with the heads above the entries. */
export const AUDIT_COLUMNS = "grid gap-x-4 md:grid-cols-[13rem_14rem_1fr_minmax(8rem,18rem)]";

/** One line of the log; it opens to what was before and what after. */
export function AuditEntryRow({ entry, at, zone, currency, customer, changeHref, isOpen }: AuditEntryRowProps) {
  const t = useTranslations("audit");
  const { action, subjectKind, subjectName, by } = entry;
  const isPerson = by.kind === "person" || by.kind === "key";
  return (
    <li className="border-b border-line">
      <details className="group" open={isOpen}>
        <summary
          className={`${AUDIT_COLUMNS} relative min-h-9 cursor-pointer list-none items-baseline gap-y-0.5 py-1.5 pr-2 pl-7 text-sm hover:bg-hover [&::-webkit-details-marker]:hidden`}
        >
          <ChevronRight aria-hidden className="absolute top-2.5 left-1.5 size-4 text-ink-3 group-open:rotate-90" />
          <span className="figures text-ink-2">{at}</span>
          <span className="font-semibold">
            {t.has(`action.${keyOf(action)}`) ? t(`action.${keyOf(action)}`) : action}
          </span>
          <span className="min-w-0 break-words">
            <span className="text-ink-3">{t.has(`kind.${subjectKind}`) ? t(`kind.${subjectKind}`) : subjectKind}</span>{" "}
            {subjectName}
          </span>
          <span className="min-w-0 break-words text-ink-2">
            {isPerson ? by.name : t(`by.${by.kind}`)} · {by.company}
          </span>
        </summary>
        <div className="mb-3 ml-3 flex flex-col gap-3 border-l-3 border-line-strong py-3 pl-4">
          <AuditChanges before={entry.before} after={entry.after} zone={zone} currency={currency} />
          {entry.reason && <Reason reason={entry.reason} />}
          <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
            {customer && (
              <AppLink href={customer.thenHref} className={TEXT_LINK}>
                {t("asItStood")}
              </AppLink>
            )}
            <AppLink href={changeHref} className={TEXT_LINK}>
              {t("wholeChange")}
            </AppLink>
            {customer && (
              <AppLink href={customer.logHref} className={TEXT_LINK}>
                {t("customerLog")}
              </AppLink>
            )}
          </p>
          <Marks entry={entry} />
        </div>
      </details>
    </li>
  );
}

function Reason({ reason }: { readonly reason: string }) {
  const t = useTranslations("audit");
  const automatic = useTranslations("customer.events.automatic");
  const known = AUTOMATIC_REASONS.find((name) => name === reason);
  return (
    <p className="text-sm">
      <span className="text-ink-2">{t("reason")}:</span> {known ? automatic(known) : reason}
    </p>
  );
}

function Marks({ entry }: Pick<AuditEntryRowProps, "entry">) {
  const t = useTranslations("audit");
  const { changeId, subjectId, requestId, ip, position } = entry;
  return (
    <p className="flex flex-wrap items-center gap-x-4 text-xs text-ink-3">
      <span>
        {t("change")} <CopyId value={changeId} label={t("change")} shortened />
      </span>
      <span>
        {t("objectId")} <CopyId value={subjectId} label={t("objectId")} shortened />
      </span>
      <span>
        {t("request")} <CopyId value={requestId} label={t("request")} shortened />
      </span>
      {ip && <span className="font-mono">{ip}</span>}
      <span>{position === null ? t("notSealed") : t("sealed", { position })}</span>
    </p>
  );
}
