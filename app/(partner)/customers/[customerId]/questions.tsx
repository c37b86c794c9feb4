import { getTranslations } from "next-intl/server";
import { AppLink, TEXT_LINK } from "@/components/ui/app-link";
import { Section } from "@/components/ui/section";
import { listCustomerQuestions } from "@/lib/data/question/list-questions";
import type { Actor } from "@/lib/domain/access/actor";
import { issuePermit } from "@/lib/domain/access/permit";
import { AskedQuestion } from "../../questions/asked-question";

type QuestionsProps = { readonly actor: Actor; readonly customerId: string; readonly zone: string };

/** What the customer asked the visitor's company, open ones first; nothing where it never did. */
export async function Questions({ actor, customerId, zone }: QuestionsProps) {
  const reading = issuePermit(actor, "question.read");
  const questions = reading ? await listCustomerQuestions(reading, customerId) : [];
  const open = questions.filter(({ state }) => state === "open");
  // Once nothing waits the newest is enough; the rest stands in the list of all.
  const shown = open.length > 0 ? open : questions.slice(0, 1);
  if (shown.length === 0) return null;
  const t = await getTranslations("question");
  return (
    <div id="questions" className="scroll-mt-20">
      <Section
        title={t("list")}
        actions={
          <AppLink href="/questions?state=all" className={TEXT_LINK}>
            {t("title")}
          </AppLink>
        }
      >
        <div className="flex flex-col">
          {shown.map((question) => (
            <AskedQuestion key={question.id} question={question} actor={actor} zone={zone} />
          ))}
        </div>
      </Section>
    </div>
  );
}
