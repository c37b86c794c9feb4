import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NarrowedNote } from "@/components/access/narrowed-note";
import { AppLink } from "@/components/ui/app-link";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterBar } from "@/components/ui/filter-bar";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { requirePermit, requireVisitor } from "@/lib/auth/session";
import { placeHref } from "@/lib/contracts/page";
import { queryRecord, type SearchParams } from "@/lib/contracts/query-record";
import { QUESTION_FILTERS, QuestionListQuery } from "@/lib/contracts/question";
import { countOpenQuestions } from "@/lib/data/question/count-open-questions";
import { listQuestions } from "@/lib/data/question/list-questions";
import { AskedQuestion } from "./asked-question";

const PATH = "/questions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("question"))("title") };
}

export default async function QuestionsPage({ searchParams }: { readonly searchParams: SearchParams }) {
  const permit = await requirePermit("question.read");
  const query = QuestionListQuery.parse(await queryRecord(searchParams));
  const [{ user }, page, { count }, t] = await Promise.all([
    requireVisitor(),
    listQuestions(permit, query),
    countOpenQuestions(permit),
    getTranslations("question"),
  ]);
  const at = (place: Partial<QuestionListQuery>) => placeHref(PATH, { ...query, after: null, before: null, ...place });
  return (
    <>
      <PageHeader title={t("title")} answer={t("answer", { count })} />
      <div className="flex max-w-4xl flex-col gap-4">
        <NarrowedNote actor={permit.actor} />
        <FilterBar
          action={PATH}
          label={t("filter.label")}
          lead={t("filter.lead")}
          filters={[
            {
              name: "state",
              label: t("filter.state"),
              value: query.state,
              options: QUESTION_FILTERS.map((value) => ({ value, label: t(`filter.${value}`) })),
            },
          ]}
          clearHref={query.state === "all" ? PATH : null}
        />
        {page.rows.length === 0 ? (
          <EmptyState title={t("empty")}>{t("emptyNext")}</EmptyState>
        ) : (
          <section aria-label={t("list")} className="flex flex-col pt-2">
            {page.rows.map((question) => (
              <AskedQuestion
                key={question.id}
                question={question}
                actor={permit.actor}
                zone={user.timeZone}
                customer={
                  <AppLink href={`/customers/${question.customer.id}`} className="hover:underline">
                    {question.customer.name}
                  </AppLink>
                }
              />
            ))}
          </section>
        )}
        <Pager
          previousHref={page.before && at({ before: page.before })}
          nextHref={page.after && at({ after: page.after })}
        />
      </div>
    </>
  );
}
