import { useLocale, useTranslations } from "next-intl";
import type { DeletionHold } from "@/lib/contracts/customer-view";
import { RETENTION_DAYS } from "@/lib/domain/restriction/freeze";
import { HOLD_KINDS } from "@/lib/domain/restriction/hold";
import { formatInstant } from "@/lib/format/date";
import { RadioCards } from "../ui/radio-cards";
import type { Act } from "./act-dialog";
import { MarkDialog } from "./mark-dialog";

type DeletionHoldsProps = {
  readonly customerId: string;
  readonly name: string;
  readonly holds: readonly DeletionHold[];
  readonly zone: string;
  /** Whether the viewer may hold and release. */
  readonly may: boolean;
  readonly hold: Act;
  readonly release: Act;
};

/** What keeps frozen resources from being due for deletion, since when, by whom and why. */
export function DeletionHolds({ customerId, name, holds, zone, may, hold, release }: DeletionHoldsProps) {
  const t = useTranslations("restriction.hold");
  const locale = useLocale();
  const free = HOLD_KINDS.filter((kind) => !holds.some((one) => one.kind === kind));
  const common = { customerId, name };
  return (
    <div className="flex flex-col gap-3">
      {holds.length === 0 && <p className="text-ink-2">{t("none", { days: RETENTION_DAYS })}</p>}
      <ul className="flex flex-col gap-3 empty:hidden">
        {holds.map(({ kind, reason, since, by, company }) => (
          <li key={kind} className="flex flex-col gap-1">
            <p className="font-semibold">{t("held", { kind: t(`kinds.${kind}`) })}</p>
            <p className="text-sm text-ink-2">{t("reason", { reason })}</p>
            <p className="figures text-xs text-ink-3">
              {t("since", { at: formatInstant(since, { zone, locale }), by, company })}
            </p>
            {may && (
              <div>
                <MarkDialog mark="hold.release" {...common} action={release}>
                  <input type="hidden" name="kind" value={kind} />
                </MarkDialog>
              </div>
            )}
          </li>
        ))}
      </ul>
      {may && free.length > 0 && (
        <div>
          <MarkDialog mark="hold.hold" {...common} action={hold}>
            <RadioCards
              name="kind"
              legend={t("kind")}
              defaultValue={free[0]}
              options={free.map((kind) => ({
                value: kind,
                label: t(`kinds.${kind}`),
                detail: t(`kindsDetail.${kind}`),
              }))}
            />
          </MarkDialog>
        </div>
      )}
      {!may && <p className="text-sm text-ink-3">{t("readOnly")}</p>}
    </div>
  );
}
