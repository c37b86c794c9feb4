import type { ReactNode } from "react";
import { Breadcrumbs, type Crumb } from "./breadcrumbs";

export type PageHeaderProps = {
  readonly title: ReactNode;
  /** How many there are; stands small beside the title. */
  readonly count?: string | undefined;
  /** The answer first: what is the case, in a sentence. */
  readonly answer?: ReactNode;
  readonly breadcrumbs?: readonly Crumb[] | undefined;
  /** Ids, state signs, authority chips. */
  readonly signs?: ReactNode;
  readonly actions?: ReactNode;
  /** As-of stamp. */
  readonly stamp?: ReactNode;
};

export function PageHeader(props: PageHeaderProps) {
  const { title, count, answer, breadcrumbs, signs, actions, stamp } = props;
  return (
    <header className="flex flex-col gap-2 pb-5">
      {breadcrumbs && <Breadcrumbs items={breadcrumbs} />}
      <div className="flex flex-wrap items-start gap-x-6 gap-y-2">
        <div className="flex min-w-0 flex-1 basis-72 flex-wrap items-center gap-x-3 gap-y-1.5">
          <h1 className="text-xl break-words">
            {title}
            {count !== undefined && <span className="figures ml-2 text-lg font-normal text-ink-3">{count}</span>}
          </h1>
          {signs}
        </div>
        {/* On phones the answer comes before what one can do about it. */}
        {actions && (
          <div className="flex flex-wrap items-center gap-2 max-sm:order-last max-sm:basis-full max-sm:pt-1">
            {actions}
          </div>
        )}
        {(answer || stamp) && (
          <div className="flex basis-full flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
            {answer && <p className="max-w-[80ch] text-lg text-ink-2">{answer}</p>}
            {stamp}
          </div>
        )}
      </div>
    </header>
  );
}
