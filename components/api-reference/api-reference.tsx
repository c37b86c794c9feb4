import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { TEXT_LINK } from "../ui/app-link";
import { idOf, Operation } from "./operation";
import { RichText } from "./rich-text";
import type { ApiDocument } from "./schema";
import { Fields, TypeText } from "./schema-view";

type ApiReferenceProps = {
  readonly document: ApiDocument;
  /** Code and status of each. */
  readonly problems: readonly (readonly [string, number])[];
  readonly languages: ReactNode;
};

/** The API as a page to read; its names stay English, as programs use them. */
export function ApiReference({ document, problems, languages }: ApiReferenceProps) {
  const t = useTranslations("api-reference");
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  const schemas = Object.entries(document.components.schemas);
  return (
    <main className="mx-auto flex max-w-5xl flex-col gap-8 px-4 py-10 md:px-8">
      <header className="flex flex-col gap-3">
        <h1 className="text-xl">{t("title")}</h1>
        {languages}
        <RichText text={t("introduction")} className="max-w-[80ch]" />
        <p>
          <a href="/api/v1/openapi.json" className={TEXT_LINK}>
            {t("asJson")}
          </a>
        </p>
      </header>
      <nav aria-label={t("addresses")}>
        <ul className="grid gap-x-8 gap-y-1 sm:grid-cols-2">
          {operations.map(({ path, method, operation }) => (
            <li key={method + path}>
              <a href={`#${idOf(method, path)}`} className={TEXT_LINK}>
                {t(`summary.${operation.operationId}`)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <section aria-labelledby="addresses">
        <h2 id="addresses" className="pb-3 text-xl">
          {t("addresses")}
        </h2>
        {operations.map(({ path, method, operation }) => (
          <Operation key={method + path} path={path} method={method} operation={operation} />
        ))}
      </section>
      <section aria-labelledby="shapes" className="flex flex-col gap-8">
        <h2 id="shapes" className="text-xl">
          {t("shapes")}
        </h2>
        {schemas.map(([name, schema]) => (
          <section key={name} id={`schema-${name}`} aria-labelledby={`name-${name}`} className="flex flex-col gap-2">
            <h3 id={`name-${name}`} className="font-mono text-base">
              {name}
            </h3>
            {schema.description && <p className="text-ink-2">{t(`field.${name}`)}</p>}
            {schema.properties ? <Fields schema={schema} path={name} /> : <TypeText schema={schema} />}
          </section>
        ))}
      </section>
      <ProblemList problems={problems} />
    </main>
  );
}

function ProblemList({ problems }: Pick<ApiReferenceProps, "problems">) {
  const t = useTranslations("api-reference");
  const problem = useTranslations("problem.title");
  return (
    <section aria-labelledby="problems" className="flex flex-col gap-2">
      <h2 id="problems" className="text-xl">
        {t("problems")}
      </h2>
      <ul className="border-t border-line">
        {problems.map(([code, status]) => (
          <li
            key={code}
            id={`problem-${code}`}
            className="grid gap-x-6 border-b border-line py-2 text-sm sm:grid-cols-[4rem_14rem_1fr]"
          >
            <span className="figures">{status}</span>
            <code className="font-mono">{code}</code>
            <span>{problem(code)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
