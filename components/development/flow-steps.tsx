import { useTranslations } from "next-intl";

const STEPS = ["preregister", "invite", "accept", "start"] as const;

/** The way of a customer in four steps, as a line that one can read. */
export function FlowSteps() {
  const t = useTranslations("development.flow");
  return (
    <ol
      aria-label={t("title")}
      className="grid gap-x-6 gap-y-3 border-b border-line pb-5 sm:grid-cols-2 xl:grid-cols-4"
    >
      {STEPS.map((step, index) => (
        <li key={step} className="flex gap-3">
          <span
            aria-hidden
            className="figures flex size-6 shrink-0 items-center justify-center rounded-full border border-line-strong text-sm text-ink-2"
          >
            {index + 1}
          </span>
          <span className="min-w-0">
            <span className="block font-semibold">{t(step)}</span>
            <span className="block text-sm text-ink-2">{t(`${step}Detail`)}</span>
          </span>
        </li>
      ))}
    </ol>
  );
}
