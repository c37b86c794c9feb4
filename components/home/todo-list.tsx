import { ArrowRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { AppLink } from "../ui/app-link";
import { classNames } from "../ui/class-names";

export const TODO_KINDS = [
  "acts-to-confirm",
  "acts-refused",
  "questions",
  "resources-due",
  "deletion-near",
  "requests",
  "requests-answered",
  "leaving",
  "renewals-refused",
  "renewals-ahead",
  "place-failed",
  "cause-gone",
  "used-up",
  "at-90",
  "at-75",
  "runs-out",
  "tight-quotas",
  "newly-frozen",
  "without-manager",
  "held-deliveries",
  "parked-accounts",
] as const;
export type TodoKind = (typeof TODO_KINDS)[number];

export type Todo = {
  readonly kind: TodoKind;
  readonly count: number;
  readonly href: string;
  readonly detail?: string | undefined;
};

const INK: Partial<Record<TodoKind, string>> = {
  "place-failed": "text-s100-ink",
  "renewals-refused": "text-s100-ink",
  "renewals-ahead": "text-s90-ink",
  "used-up": "text-s100-ink",
  "resources-due": "text-s100-ink",
  "at-90": "text-s90-ink",
  "at-75": "text-s75-ink",
  "runs-out": "text-s75-ink",
  "tight-quotas": "text-s90-ink",
};

/** What waits, each with how many and the way there; what is done is not shown. */
export function TodoList({ todos }: { readonly todos: readonly Todo[] }) {
  const t = useTranslations("home.todo");
  const open = todos.filter(({ count }) => count > 0);
  if (open.length === 0) return <p className="py-3 text-ink-2">{t("none")}</p>;
  return (
    <ul className="flex flex-col">
      {open.map(({ kind, count, href, detail }) => (
        <li key={kind} className="border-b border-line last:border-b-0">
          <AppLink
            href={href}
            className="group grid min-h-11 grid-cols-[2rem_1fr_auto] sm:grid-cols-[3.5rem_1fr_auto] items-center gap-3 py-1.5 hover:bg-hover"
          >
            <span className={classNames("figures text-right text-xl", INK[kind])}>{count}</span>
            <span className="min-w-0">
              <span className="font-semibold">{t(`${kind}.title`, { count })}</span>
              <span className="block text-sm text-ink-2">{detail ?? t(`${kind}.step`)}</span>
            </span>
            <ArrowRight aria-hidden className="mr-2 size-4 text-ink-3 group-hover:text-ink" />
          </AppLink>
        </li>
      ))}
    </ul>
  );
}
