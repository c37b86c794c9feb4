import { getLocale, getTranslations } from "next-intl/server";
import type { Todo } from "@/components/home/todo-list";
import { countAskedEnds } from "@/lib/data/association/list-associations";
import { countOpenQuestions } from "@/lib/data/question/count-open-questions";
import { countPendingRequests } from "@/lib/data/request/count-pending-requests";
import type { Actor } from "@/lib/domain/access/actor";
import { issuePermit } from "@/lib/domain/access/permit";
import { formatCountdown } from "@/lib/format/date";

/** Requests of customers to end their association, for whoever answers them. */
export async function loadLeavingTodos(actor: Actor): Promise<readonly Todo[]> {
  const permit = issuePermit(actor, "association.read");
  if (!permit || issuePermit(actor, "disassociation.decide") === null) return [];
  return [{ kind: "leaving", count: await countAskedEnds(permit), href: "/associations?state=waiting" }];
}

/** What customers asked and nobody answered yet. */
export async function loadQuestionTodos(actor: Actor, at: Date): Promise<readonly Todo[]> {
  const permit = issuePermit(actor, "question.read");
  if (!permit) return [];
  const { count, oldestAt, onlyCustomerId } = await countOpenQuestions(permit);
  const [t, locale] = [await getTranslations("home.todo"), await getLocale()];
  const oldest = oldestAt ? formatCountdown(at, oldestAt, locale) : "";
  const href = onlyCustomerId === null ? "/questions" : `/customers/${onlyCustomerId}#questions`;
  return [{ kind: "questions", count, href, detail: t("questions.step", { oldest }) }];
}

/** What waits for a distributor by the age of its oldest, and what a reseller got answered. */
export async function loadRequestTodos(actor: Actor, at: Date): Promise<readonly Todo[]> {
  const permit = issuePermit(actor, "request.read");
  if (!permit) return [];
  const [counts, t, locale] = [
    await countPendingRequests(permit, at),
    await getTranslations("home.todo"),
    await getLocale(),
  ];
  if (actor.company.kind === "reseller") {
    return [{ kind: "requests-answered", count: counts.answered, href: "/requests?state=answered" }];
  }
  const oldest = counts.oldestAt ? formatCountdown(at, counts.oldestAt, locale) : "";
  return [{ kind: "requests", count: counts.pending, href: "/requests", detail: t("requests.step", { oldest }) }];
}
