import { useLocale, useTranslations } from "next-intl";
import type { WebhookAttemptRow } from "@/lib/contracts/webhook";
import { formatInstant } from "@/lib/format/date";
import { AppLink, TEXT_LINK } from "../ui/app-link";
import { CopyId } from "../ui/copy-id";
import { Section } from "../ui/section";

type DeliveryAttemptsProps = {
  readonly deliveryId: string;
  /** What it tells. */
  readonly title: string;
  readonly createdAt: Date;
  readonly attempts: readonly WebhookAttemptRow[];
  /** The viewer's own, for log times. */
  readonly zone: string;
  /** The log without this delivery. */
  readonly closeHref: string;
};

/** Each attempt of one delivery: what was posted and what came back. */
export function DeliveryAttempts(props: DeliveryAttemptsProps) {
  const { deliveryId, title, createdAt, attempts, zone, closeHref } = props;
  const t = useTranslations("webhook");
  const shown = { zone, locale: useLocale() };
  return (
    <Section title={t("delivery.title")} actions={<CopyId value={deliveryId} label={t("delivery.id")} shortened />}>
      <p className="text-ink-2">
        {t("delivery.lead", { kind: title, at: formatInstant(createdAt, shown) })}{" "}
        <AppLink href={closeHref} className={TEXT_LINK}>
          {t("delivery.close")}
        </AppLink>
      </p>
      {attempts.length === 0 && <p className="pt-3 text-ink-2">{t("delivery.none")}</p>}
      <ol className="flex flex-col gap-6 pt-4">
        {attempts.map((one, index) => (
          <li key={one.id} className="flex min-w-0 flex-col gap-2">
            <AttemptHead attempt={one} zone={zone} />
            {/* The newest is read most; older ones are a click away. */}
            <details open={index === 0}>
              <summary className="cursor-pointer text-sm text-ink-2">{t("details")}</summary>
              <div className="grid gap-4 pt-2 lg:grid-cols-2">
                <Body title={t("delivery.request")} text={one.request} />
                <Body title={t("delivery.response")} text={one.response} />
              </div>
            </details>
          </li>
        ))}
      </ol>
    </Section>
  );
}

function AttemptHead({ attempt, zone }: { readonly attempt: WebhookAttemptRow; readonly zone: string }) {
  const t = useTranslations("webhook");
  const at = formatInstant(attempt.startedAt, { zone, locale: useLocale() });
  const { status, error, milliseconds } = attempt;
  return (
    <p className="flex flex-wrap gap-x-3">
      <strong>{t("delivery.attempt", { attempt: String(attempt.attempt), at })}</strong>
      <span className="figures text-ink-2">
        {status === null ? t("delivery.silent") : t("delivery.status", { status: String(status) })} ·{" "}
        {t("delivery.took", { milliseconds })}
      </span>
      {error && <span className="text-s100-ink">{t(`error.${error}`)}</span>}
    </p>
  );
}

function Body({ title, text }: { readonly title: string; readonly text: string | null }) {
  const t = useTranslations("webhook");
  return (
    <div className="min-w-0">
      <p className="pb-1 text-sm font-semibold">{title}</p>
      {text ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
        <pre
          tabIndex={0}
          className="max-h-80 overflow-auto rounded-md border border-line bg-rail p-3 font-mono text-xs whitespace-pre-wrap break-all"
        >
          {readable(text)}
        </pre>
      ) : (
        <p className="text-ink-2">{t("delivery.noResponse")}</p>
      )}
    </div>
  );
}

/** JSON on several lines; anything else as it came. */
function readable(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
