import { useLocale, useTranslations } from "next-intl";
import type { AlertLine } from "@/lib/contracts/alert-view";
import { alertWords } from "@/lib/format/alert-words";
import { BILLING_ZONE, formatInstant, formatRelative } from "@/lib/format/date";
import { AppLink } from "../ui/app-link";
import { SelectRow } from "../ui/selection-cells";
import { useWording } from "../ui/use-wording";
import { SeveritySign } from "./severity-sign";

type AlertRowsProps = {
  readonly label: string;
  readonly rows: readonly AlertLine[];
  readonly currency: string;
  readonly at: Date;
  /** Where each is opened. */
  readonly hrefOf: (alertId: string) => string;
  /** The one that is open; null: none. */
  readonly opened: string | null;
  readonly selectable: boolean;
};

/** Alerts line by line: how grave, what is so, since when, about whom, and who has it. */
export function AlertRows({ label, rows, selectable, ...of }: AlertRowsProps) {
  return (
    <ol aria-label={label} className="flex flex-col border-t border-line">
      {rows.map((line) => (
        <AlertRow key={line.id} line={line} selectable={selectable} {...of} />
      ))}
    </ol>
  );
}

type AlertRowProps = Omit<AlertRowsProps, "rows" | "label"> & { readonly line: AlertLine };

function AlertRow({ line, currency, at, hrefOf, opened, selectable }: AlertRowProps) {
  const say = useWording();
  const title = say(alertWords(line.alert, currency).title);
  return (
    <li
      data-alert={line.id}
      className="flex gap-3 border-b border-line px-2 py-2.5 hover:bg-hover has-[[data-row-select]:checked]:bg-selected has-[[aria-current]]:bg-selected"
    >
      {selectable && (
        <span className="pt-0.5">
          <SelectRow id={line.id} name={title} />
        </span>
      )}
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <p className="flex flex-wrap items-baseline gap-x-2.5 gap-y-1">
          <SeveritySign severity={line.severity} />
          <AppLink
            href={hrefOf(line.id)}
            scroll={false}
            data-alert-link
            aria-current={line.id === opened ? "true" : undefined}
            className="min-w-0 flex-1 basis-64 font-semibold break-words hover:underline"
          >
            {title}
          </AppLink>
        </p>
        <AlertStanding line={line} at={at} />
      </div>
    </li>
  );
}

const DOTTED = "after:ml-2 after:content-['·'] last:after:content-none";

/** Since when it stands, whose it is about, and where it stands with the reader's company. */
export function AlertStanding({ line, at }: { readonly line: AlertLine; readonly at: Date }) {
  const t = useTranslations("alert");
  const locale = useLocale();
  const { openedAt, customer, reseller, owner, state, snoozedUntil } = line;
  const instant = (when: Date) => formatInstant(when, { zone: BILLING_ZONE, locale });
  const parts = [
    ...(customer && reseller ? [t("row.reseller", { name: reseller.name })] : []),
    snoozedUntil ? t("row.snoozed", { until: instant(snoozedUntil) }) : t(`state.${state}`),
    owner ? t("row.owner", { name: owner.name }) : t("row.nobody"),
  ];
  return (
    <p className="figures flex flex-wrap gap-x-2 text-sm text-ink-2">
      <time dateTime={openedAt.toISOString()} title={instant(openedAt)} className={DOTTED}>
        {formatRelative(openedAt, at, locale)}
      </time>
      {parts.map((part) => (
        <span key={part} className={DOTTED}>
          {part}
        </span>
      ))}
    </p>
  );
}
