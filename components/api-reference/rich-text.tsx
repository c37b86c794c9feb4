import { Fragment } from "react";

/** Paragraphs with **bold** and `code`, as the API's descriptions use them. */
export function RichText({ text, className }: { readonly text: string; readonly className?: string }) {
  return text.split("\n\n").map((paragraph) => (
    <p key={paragraph} className={className}>
      <RichLine text={paragraph} />
    </p>
  ));
}

export function RichLine({ text }: { readonly text: string }) {
  return text.split(/(\*\*[^*]+\*\*|`[^`]+`)/).map((part, index) => {
    const key = `${index}${part}`;
    if (part.startsWith("**")) return <strong key={key}>{part.slice(2, -2)}</strong>;
    if (!part.startsWith("`")) return <Fragment key={key}>{part}</Fragment>;
    return (
      <code key={key} className="rounded-sm bg-hover px-1 font-mono text-[0.9em] break-words">
        {part.slice(1, -1)}
      </code>
    );
  });
}
