import type { ComponentProps } from "react";
import { RichLine, RichText } from "./rich-text";
import type { ApiOperation } from "./schema";
import { Field, TypeText } from "./schema-view";

type OperationProps = { readonly method: string; readonly path: string; readonly operation: ApiOperation };

const METHOD_INK: Record<string, string> = { get: "text-ink-2", post: "text-accent", put: "text-s75-ink" };

/** One address with what it takes and answers. */
export function Operation({ method, path, operation }: OperationProps) {
  const { summary, description, parameters = [], requestBody, responses } = operation;
  const body = requestBody?.content["application/json"]?.schema;
  const answer = responses["200"]?.content?.["application/json"]?.schema;
  const problems = Object.entries(responses).filter(([status]) => status !== "200");
  return (
    <section aria-labelledby={idOf(method, path)} className="flex flex-col gap-3 border-t border-ink pt-4 pb-8">
      <h3 id={idOf(method, path)} className="flex flex-wrap items-baseline gap-x-3 text-lg">
        {summary}
        <code className="font-mono text-sm font-normal break-all">
          <span className={`font-semibold uppercase ${METHOD_INK[method] ?? ""}`}>{method}</span> {path}
        </code>
      </h3>
      <RichText text={description ?? ""} className="max-w-[80ch] text-ink-2" />
      {parameters.length > 0 && (
        <ul aria-label="Parameters" className="border-t border-line">
          {parameters.map(({ name, schema, required }) => (
            <Field key={name} name={name} schema={schema} required={required ?? false} />
          ))}
        </ul>
      )}
      <dl className="grid gap-x-6 gap-y-1 text-sm sm:grid-cols-[8rem_1fr]">
        <Shape term="Body" schema={body} />
        <Shape term="Answer" schema={answer} />
        {problems.map(([status, { description: meaning }]) => (
          <div key={status} className="contents">
            <dt className="figures text-ink-3">{status}</dt>
            <dd className="text-ink-2">
              <RichLine text={meaning} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
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
