import { useLocale, useTranslations } from "next-intl";
import { auditChangesOf, formatIfInstant } from "@/lib/format/audit";
import { CopyId } from "../ui/copy-id";

type AuditEntryRowProps = {
  readonly entry: {
    readonly id: string;
    readonly by: { readonly kind: string; readonly name: string; readonly company: string };
    readonly action: string;
    readonly subjectKind: string;
    readonly subjectName: string;
    readonly before: unknown;
    readonly after: unknown;
    readonly reason: string | null;
    readonly requestId: string;
    readonly ip: string | null;
    readonly position: number | null;
  };
  /** Already worded, with its zone. */
  readonly at: string;
  /** The reader's, for the instants among the values. */
  readonly zone: string;
};

/** One line of the log; it opens to what was before and what after. */
export function AuditEntryRow({ entry, at, zone }: AuditEntryRowProps) {
  const t = useTranslations("audit");
  const { action, subjectKind, subjectName, by, reason, requestId, ip, position } = entry;
  const isPerson = by.kind === "person" || by.kind === "key";
  return (
    <li className="border-b border-line">
      <details className="group">
        <summary className="grid min-h-9 cursor-pointer items-baseline gap-x-4 gap-y-0.5 px-2 py-1.5 text-sm hover:bg-hover md:grid-cols-[14rem_14rem_1fr_minmax(8rem,16rem)]">
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
        <div className="flex flex-col gap-3 border-l-3 border-line-strong py-3 pl-4 ml-2 mb-3">
          <Changes before={entry.before} after={entry.after} zone={zone} />
          {reason && (
            <p className="text-sm">
              <span className="text-ink-2">{t("reason")}:</span> {reason}
            </p>
          )}
          <p className="flex flex-wrap items-center gap-x-4 text-xs text-ink-3">
            <span>
              {t("request")} <CopyId value={requestId} label={t("request")} shortened />
            </span>
            {ip && <span className="font-mono">{ip}</span>}
            <span>{position === null ? t("notSealed") : t("sealed", { position })}</span>
          </p>
        </div>
      </details>
    </li>
  );
}

const keyOf = (action: string) => action.replaceAll(".", "_");

type ChangesProps = { readonly before: unknown; readonly after: unknown; readonly zone: string };

function Changes({ before, after, zone }: ChangesProps) {
  const t = useTranslations("audit");
  const role = useTranslations("member.role");
  const shown = { zone, locale: useLocale() };
  const wordsOf = (field: string, text: string) =>
    field === "roles"
      ? text
          .split(", ")
          .map((name) => (role.has(name) ? role(name) : name))
          .join(", ")
      : formatIfInstant(text, shown);
  const changes = auditChangesOf(before, after);
  if (changes.length === 0) return <p className="text-sm text-ink-2">{t("noValues")}</p>;
  return (
    <dl className="grid gap-x-4 gap-y-1 text-sm sm:grid-cols-[minmax(8rem,14rem)_1fr]">
      {changes.map((change) => (
        <div key={change.field} className="contents">
          <dt className="text-ink-2 break-words">
            {t.has(`field.${keyOf(change.field)}`) ? t(`field.${keyOf(change.field)}`) : <code>{change.field}</code>}
          </dt>
          <dd className="min-w-0 break-words max-sm:mb-1.5">
            {change.before !== null && <del className="text-ink-3">{wordsOf(change.field, change.before)}</del>}
            {change.before !== null && change.after !== null && <span aria-hidden> → </span>}
            {change.after !== null && <ins className="no-underline">{wordsOf(change.field, change.after)}</ins>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
