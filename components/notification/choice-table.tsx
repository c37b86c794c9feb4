import { useTranslations } from "next-intl";
import type { ChoiceCell, ChoiceRow } from "@/lib/contracts/notification-view";
import { COMES_AT_NIGHT } from "@/lib/domain/notification/at-night";
import { PACES, WAYS, type Way } from "@/lib/domain/notification/choice";
import type { WayObstacle } from "@/lib/domain/notification/hearing";
import type { Topic } from "@/lib/domain/notification/topic";
import { Select } from "../ui/select";

type ChoiceTableProps = {
  /** Begins the ids of its boxes; unique on the page. */
  readonly id: string;
  readonly rows: readonly ChoiceRow[];
  /** Whose choice holds without one's own; null: nobody's, so that each is chosen. */
  readonly otherwise: "company" | "product" | null;
  /** Why nothing goes by SMS; null: it does. */
  readonly smsObstacle: WayObstacle | null;
};

/** Beside the topic one column a way; below it on phones. */
const COLUMNS = [
  "grid gap-x-3 gap-y-1.5 md:grid-cols-[minmax(0,1fr)_16rem] md:items-center",
  "grid gap-x-3 gap-y-1.5 md:grid-cols-[minmax(0,1fr)_14rem_14rem] md:items-center",
];

/** How soon each topic comes on each way. */
export function ChoiceTable({ id, rows, otherwise, smsObstacle }: ChoiceTableProps) {
  const t = useTranslations("notification");
  const ways = WAYS.filter((way) => way === "email" || smsObstacle === null);
  const columns = COLUMNS[ways.length - 1];
  return (
    <div className="flex flex-col">
      {smsObstacle && <p className="pb-3 text-sm text-ink-2">{t(`obstacle.${smsObstacle}`)}</p>}
      <p
        aria-hidden
        className={`${columns} border-b border-line-strong pb-1.5 text-xs font-semibold text-ink-2 max-md:hidden`}
      >
        <span>{t("topicHead")}</span>
        {ways.map((way) => (
          <span key={way}>{t(`way.${way}`)}</span>
        ))}
      </p>
      <ul>
        {rows.map(({ topic, cells }) => (
          <li key={topic} className={`${columns} border-b border-line py-2`}>
            <div>
              <p className="font-semibold">{t(`topic.${topic}`)}</p>
              <p className="text-xs text-ink-3">
                {t(`about.${topic}`)} <Night topic={topic} />
              </p>
            </div>
            {ways.map((way) => (
              <Cell key={way} {...{ id, topic, way, otherwise }} cell={cells[way]} />
            ))}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Night({ topic }: { readonly topic: Topic }) {
  const t = useTranslations("notification.night");
  const night = COMES_AT_NIGHT[topic];
  if (!night) return null;
  return <span className="text-ink-2">{night === "all" ? t("all") : t(`some.${topic}`)}</span>;
}

type CellProps = {
  readonly id: string;
  readonly topic: Topic;
  readonly way: Way;
  readonly cell: ChoiceCell;
  readonly otherwise: ChoiceTableProps["otherwise"];
};

function Cell({ id, topic, way, cell: { pace, otherwise: standing }, otherwise }: CellProps) {
  const t = useTranslations("notification");
  // A text message is never a digest.
  const offered = way === "sms" ? PACES.filter((value) => value === "at-once" || value === "off") : PACES;
  const paces = offered.map((value) => ({ value, label: t(`pace.${value}`) }));
  const unchosen = otherwise && { value: "", label: t(`as.${otherwise}`, { pace: t(`pace.${standing}`) }) };
  return (
    <label htmlFor={`${id}-${way}-${topic}`} className="flex min-w-0 flex-col gap-0.5">
      <span className="text-xs text-ink-3 md:sr-only">
        <span className="sr-only">{t(`topic.${topic}`)} </span>
        {t(`way.${way}`)}
      </span>
      <Select
        id={`${id}-${way}-${topic}`}
        name={`${way}.${topic}`}
        defaultValue={pace ?? (otherwise ? "" : standing)}
        options={unchosen ? [unchosen, ...paces] : paces}
      />
    </label>
  );
}
