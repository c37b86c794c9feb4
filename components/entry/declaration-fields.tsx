"use client";

import { useTranslations } from "next-intl";
import { type Statement, statementsFor } from "@/lib/domain/development/declaration";
import { classNames } from "../ui/class-names";

type DeclarationFieldsProps = {
  readonly partner: string;
  readonly returns: boolean;
  /** What was left open when it was sent. */
  readonly open: readonly Statement[];
};

/** Every statement with its two answers; none is given beforehand. */
export function DeclarationFields({ partner, returns, open }: DeclarationFieldsProps) {
  const t = useTranslations("join.declare");
  return (
    <fieldset className="flex min-w-0 flex-col gap-2">
      <legend className="mb-1 text-base font-semibold">{t("title")}</legend>
      <p className="text-sm text-ink-2">{t("lead", { partner })}</p>
      <div className="flex flex-col border-t border-line">
        {statementsFor(returns).map((statement) => (
          <Answer key={statement} statement={statement} isOpen={open.includes(statement)} />
        ))}
      </div>
    </fieldset>
  );
}

function Answer({ statement, isOpen }: { readonly statement: Statement; readonly isOpen: boolean }) {
  const t = useTranslations("join.declare");
  const words = useTranslations("development.statement");
  return (
    <fieldset className={classNames("border-b border-line py-2", isOpen && "border-l-3 border-l-s100 pl-2")}>
      <legend className="float-left w-full text-sm">{words(statement)}</legend>
      <div className="clear-both flex flex-wrap gap-x-5 pt-0.5">
        {(["no", "yes"] as const).map((value) => (
          <label key={value} className="flex items-center gap-1.5 text-sm text-ink-2 pointer-coarse:min-h-11">
            <input type="radio" name={`declared.${statement}`} value={value} className="size-4 accent-accent" />
            {t(value)}
          </label>
        ))}
        {isOpen && <span className="text-sm text-s100-ink">{t("missing")}</span>}
      </div>
    </fieldset>
  );
}
