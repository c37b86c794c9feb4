import { useLocale, useTranslations } from "next-intl";
import type { RequestEntry } from "@/lib/contracts/request-view";
import type { RequestEntryKind } from "@/lib/domain/request/request";
import { formatInstant } from "@/lib/format/date";
import { executionReasonWords } from "@/lib/format/request-reason";
import type { Tone } from "../ui/badge";
import { Timeline } from "../ui/timeline";
import { useWording } from "../ui/use-wording";
import { WishList } from "./wish-list";

const TONES: Partial<Record<RequestEntryKind, Tone>> = {
  approved: "accent",
  "approved-with-changes": "accent",
  "execution-failed": "danger",
  rejected: "danger",
};

type RequestThreadProps = {
  readonly thread: readonly RequestEntry[];
  readonly currency: string;
  readonly zone: string;
};

/** Everything said and done about a request, the first on top; both sides read the same. */
export function RequestThread({ thread, currency, zone }: RequestThreadProps) {
  const t = useTranslations("request");
  const locale = useLocale();
  return (
    <Timeline
      label={t("thread")}
      events={thread.map((entry) => ({
        id: entry.id,
        title: t(`entry.${entry.kind}`),
        detail: <EntryDetail entry={entry} currency={currency} />,
        at: formatInstant(entry.at, { zone, locale }),
        by: `${entry.by.name}, ${entry.by.company}`,
        tone: TONES[entry.kind],
      }))}
    />
  );
}

function EntryDetail({ entry, currency }: { readonly entry: RequestEntry; readonly currency: string }) {
  const say = useWording();
  const { kind, text, wish, reasons } = entry;
  // What was asked stands beside the thread.
  if (kind === "asked") return null;
  return (
    <div className="flex max-w-xl flex-col gap-1">
      {text && <p className="break-words">{text}</p>}
      {reasons?.map((reason) => (
        <p key={reason.code}>{say(executionReasonWords(reason))}</p>
      ))}
      {wish && <WishList wish={wish} currency={currency} />}
    </div>
  );
}
