import { useLocale, useTranslations } from "next-intl";
import type { StandingMark } from "@/lib/contracts/customer-view";
import { formatInstant } from "@/lib/format/date";
import type { Act } from "./act-dialog";
import { MarkDialog } from "./mark-dialog";

type ProtectionProps = {
  readonly customerId: string;
  readonly name: string;
  /** Null: not protected. */
  readonly protection: StandingMark | null;
  readonly zone: string;
  /** Whether the viewer may set and remove it. */
  readonly may: boolean;
  readonly protect: Act;
  readonly unprotect: Act;
};

/** Whether freezing the customer's resources takes two people, since when and why. */
export function Protection({ customerId, name, protection, zone, may, protect, unprotect }: ProtectionProps) {
  const t = useTranslations("restriction.protection");
  const locale = useLocale();
  return (
    <div className="flex flex-col gap-2">
      <p className={protection ? "font-semibold" : "text-ink-2"}>{t(protection ? "on" : "off")}</p>
      {protection && (
        <>
          <p className="text-sm text-ink-2">{t("reason", { reason: protection.reason })}</p>
          <p className="figures text-xs text-ink-3">
            {t("since", {
              at: formatInstant(protection.since, { zone, locale }),
              by: protection.by,
              company: protection.company,
            })}
          </p>
        </>
      )}
      {may ? (
        <div>
          <MarkDialog
            mark={protection ? "protection.unprotect" : "protection.protect"}
            customerId={customerId}
            name={name}
            action={protection ? unprotect : protect}
          />
        </div>
      ) : (
        <p className="text-sm text-ink-3">{t("readOnly")}</p>
      )}
    </div>
  );
}
