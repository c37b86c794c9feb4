import { useTranslations } from "next-intl";
import type { QuestionFacts as Facts } from "@/lib/domain/question/question";
import { askedReasonWords, wantedWords } from "@/lib/format/question-facts";
import { DefinitionList } from "../ui/definition-list";
import { MoneyText } from "../ui/money-text";
import { useWording } from "../ui/use-wording";

/** How it stood when the question was put. */
export function QuestionFacts({ facts }: { readonly facts: Facts }) {
  const t = useTranslations("question");
  const say = useWording();
  const { about, reasons, currency, accountName } = facts;
  const order = about.kind === "order" ? about : null;
  const account = order?.account ?? null;
  const price = order && {
    term: t("price"),
    value: order.amount === null ? t("unpriced") : <MoneyText value={order.amount} currency={currency} />,
  };
  return (
    <DefinitionList
      items={[
        { term: t("wanted"), value: say(wantedWords(facts)) },
        ...(price ? [price] : []),
        { term: t("account"), value: accountName },
        ...(account === null ? [] : [{ term: t("cloudAccount"), value: account }]),
        {
          term: t("reasons"),
          value: (
            <ul className="flex flex-col gap-1">
              {reasons.map((reason) => {
                const { title, details } = askedReasonWords(reason, currency);
                return (
                  <li key={reason.code}>
                    {say(title)}
                    {details.length > 0 && <span className="text-sm text-ink-2"> {details.map(say).join(" ")}</span>}
                  </li>
                );
              })}
            </ul>
          ),
        },
      ]}
    />
  );
}
