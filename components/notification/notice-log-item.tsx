import { useLocale, useTranslations } from "next-intl";
import type { LoggedNotice, ReceiptLine } from "@/lib/contracts/notice-log-view";
import type { Topic } from "@/lib/domain/notification/topic";
import { formatInstant } from "@/lib/format/date";
import { maskEmail } from "@/lib/format/mask";
import { receiptGroup, receiptWords } from "@/lib/format/receipt-words";
import { useWording } from "../ui/use-wording";

export type NoticeLogItemProps = {
  readonly notice: LoggedNotice;
  /** Worded for the reader. */
  readonly title: string;
  readonly topic: Topic | null;
  /** The reader's. */
  readonly zone: string;
  readonly isOpen: boolean;
};

const GROUPS = ["told", "waits", "failed", "not"] as const;

/** One notice: to how many it came, and below for each why. */
export function NoticeLogItem({ notice, title, topic, zone, isOpen }: NoticeLogItemProps) {
  const t = useTranslations("notification");
  const locale = useLocale();
  const { receipts, isWaiting, at, customerName } = notice;
  const counted = GROUPS.map((group) => ({
    group,
    count: receipts.filter((receipt) => receiptGroup(receipt) === group).length,
  })).filter(({ count }) => count > 0);
  const about = [formatInstant(at, { zone, locale }), topic && t(`topic.${topic}`), customerName].filter(Boolean);
  return (
    <li className="border-b border-line py-3">
      <p className="font-semibold">{title}</p>
      <p className="figures text-xs text-ink-3">{about.join(" · ")}</p>
      {receipts.length === 0 ? (
        <p className="pt-1 text-sm text-ink-2">{isWaiting ? t("log.undecided") : t("log.nobody")}</p>
      ) : (
        <details open={isOpen} className="pt-1">
          <summary className="cursor-pointer text-sm text-ink-2 hover:text-ink pointer-coarse:py-2">
            {counted.map(({ group, count }) => t(`log.count.${group}`, { count })).join(t("comma"))}
          </summary>
          <ul className="mt-1 border-l-2 border-line pl-3">
            {receipts.map((receipt) => (
              <Receipt key={receipt.id} receipt={receipt} zone={zone} />
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}

const TONES = { told: "text-ink", waits: "text-ink-2", failed: "font-semibold text-ink", not: "text-ink-2" } as const;

function Receipt({ receipt, zone }: { readonly receipt: ReceiptLine; readonly zone: string }) {
  const t = useTranslations("notification");
  const locale = useLocale();
  const say = useWording();
  const { hearer, name, email, way } = receipt;
  const words = receiptWords(receipt, (at) => formatInstant(at, { zone, locale }));
  return (
    <li className="grid gap-x-4 py-1 text-sm sm:grid-cols-[minmax(0,16rem)_8rem_minmax(0,1fr)]">
      <span className="min-w-0 break-words">
        {name ?? t("log.unknown")}
        {hearer !== "member" && <span className="text-ink-3"> {t(`log.hearer.${hearer}`)}</span>}
        {email && <span className="block text-xs text-ink-3">{maskEmail(email)}</span>}
      </span>
      <span className="text-ink-2">{t(`log.way.${way}`)}</span>
      <span className={TONES[receiptGroup(receipt)]}>{say(words)}</span>
    </li>
  );
}
