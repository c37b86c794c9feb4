import { TEXT_LINK } from "../ui/app-link";
import { idOf, Operation } from "./operation";
import { RichText } from "./rich-text";
import type { ApiDocument } from "./schema";
import { Fields, TypeText } from "./schema-view";

type ProblemText = { readonly code: string; readonly status: number; readonly title: string };
type ApiReferenceProps = { readonly document: ApiDocument; readonly problems: readonly ProblemText[] };

/** The API as a page to read; English, as the names in it are. */
export function ApiReference({ document, problems }: ApiReferenceProps) {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  const schemas = Object.entries(document.components.schemas);
  return (
    <main lang="en" className="mx-auto flex max-w-5xl flex-col gap-8 px-4 py-10 md:px-8">
      <header className="flex flex-col gap-3">
        <h1 className="text-xl">{document.info.title}</h1>
        <RichText text={document.info.description ?? ""} className="max-w-[80ch]" />
        <p>
          <a href="/api/v1/openapi.json" className={TEXT_LINK}>
            The same as OpenAPI 3.1
          </a>
        </p>
      </header>
      <nav aria-label="Addresses">
        <ul className="grid gap-x-8 gap-y-1 sm:grid-cols-2">
          {operations.map(({ path, method, operation }) => (
            <li key={method + path}>
              <a href={`#${idOf(method, path)}`} className={TEXT_LINK}>
                {operation.summary}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <section aria-labelledby="addresses">
        <h2 id="addresses" className="pb-3 text-xl">
          Addresses
        </h2>
        {operations.map(({ path, method, operation }) => (
          <Operation key={method + path} path={path} method={method} operation={operation} />
        ))}
      </section>
      <section aria-labelledby="shapes" className="flex flex-col gap-8">
        <h2 id="shapes" className="text-xl">
          Shapes
        </h2>
        {schemas.map(([name, schema]) => (
          <section key={name} id={`schema-${name}`} aria-labelledby={`name-${name}`} className="flex flex-col gap-2">
            <h3 id={`name-${name}`} className="font-mono text-base">
              {name}
            </h3>
            {schema.description && <p className="text-ink-2">{schema.description}</p>}
            {schema.properties ? <Fields schema={schema} /> : <TypeText schema={schema} />}
          </section>
        ))}
      </section>
      <section aria-labelledby="problems" className="flex flex-col gap-2">
        <h2 id="problems" className="text-xl">
          Problems
        </h2>
        <ul className="border-t border-line">
          {problems.map(({ code, status, title }) => (
            <li
              key={code}
              id={`problem-${code}`}
              className="grid gap-x-6 border-b border-line py-2 text-sm sm:grid-cols-[4rem_14rem_1fr]"
            >
              <span className="figures">{status}</span>
              <code className="font-mono">{code}</code>
              <span>{title}</span>
            </li>
          ))}
        </ul>
      </section>
    </main>
  );
}
