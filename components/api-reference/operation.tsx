import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { TEXT_LINK } from "../ui/app-link";
import { RichText } from "./rich-text";
import type { ApiOperation } from "./schema";
import { Field, TypeText } from "./schema-view";

type OperationProps = { readonly method: string; readonly path: string; readonly operation: ApiOperation };

const METHOD_INK: Record<string, string> = { get: "text-ink-2", post: "text-accent", put: "text-s75-ink" };

/** One address with what it takes and answers. */
export function Operation({ method, path, operation }: OperationProps) {
  const t = useTranslations("api-reference");
  const { operationId, security, parameters = [], requestBody, responses } = operation;
  const body = requestBody?.content["application/json"]?.schema;
  const answer = responses["200"]?.content?.["application/json"]?.schema;
  const problems = Object.entries(responses)
    .filter(([status]) => !status.startsWith("2"))
    .map(([status, { description }]) => [status, codesIn(description)] as const);
  return (
    <section aria-labelledby={idOf(method, path)} className="flex flex-col gap-3 border-t border-ink pt-4 pb-8">
      <h3 id={idOf(method, path)} className="flex flex-wrap items-baseline gap-x-3 text-lg">
        {t(`summary.${operationId}`)}
        <code className="font-mono text-sm font-normal break-all">
          <span className={`font-semibold uppercase ${METHOD_INK[method] ?? ""}`}>{method}</span> {path}
        </code>
      </h3>
      <RichText text={t(`description.${operationId}`)} className="max-w-[80ch] text-ink-2" />
      {parameters.length > 0 && (
        <ul aria-label={t("parameters")} className="border-t border-line">
          {parameters.map(({ name, schema, required }) => (
            <Field key={name} name={name} schema={schema} required={required ?? false} path={`parameter/${name}`} />
          ))}
        </ul>
      )}
      <dl className="grid gap-x-6 gap-y-1 text-sm sm:grid-cols-[8rem_1fr]">
        <dt className="text-ink-3">{t("scope")}</dt>
        <dd>
          {security.map(({ apiKey }) =>
            apiKey ? (
              <code key="apiKey" className="font-mono">
                {apiKey.join(", ")}
              </code>
            ) : (
              t("signature")
            ),
          )}
        </dd>
        <Shape term={t("body")} schema={body} />
        <Shape term={t("answer")} schema={answer} />
        {problems.map(([status, codes]) => (
          <div key={status} className="contents">
            <dt className="figures text-ink-3">{status}</dt>
            <dd className="text-ink-2">
              <Problems codes={codes} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** The document names a problem's code as `code`, before its words. */
function codesIn(description: string): readonly string[] {
  return [...description.matchAll(/`([a-z-]+)`/g)].map(([, code = ""]) => code);
}

function Problems({ codes }: { readonly codes: readonly string[] }) {
  const t = useTranslations("problem.title");
  return codes.map((code) => (
    <span key={code} className="block">
      <a href={`#problem-${code}`} className={TEXT_LINK}>
        <code className="font-mono">{code}</code>
      </a>{" "}
      {t(code)}
    </span>
  ));
}

type ShapeProps = { readonly term: string; readonly schema: ComponentProps<typeof TypeText>["schema"] | undefined };

function Shape({ term, schema }: ShapeProps) {
  if (!schema) return null;
  return (
    <>
      <dt className="text-ink-3">{term}</dt>
      <dd>
        <TypeText schema={schema} />
      </dd>
    </>
  );
}

export function idOf(method: string, path: string): string {
  return `${method}${path.replaceAll(/[^\w]+/g, "-")}`;
}
