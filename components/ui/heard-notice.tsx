import { useTranslations } from "next-intl";
import type { EndHeard } from "@/lib/contracts/end";
import type { Wording } from "@/lib/format/wording";
import { Notice } from "./notice";
import { useWording } from "./use-wording";

type HeardNoticeProps<Failure extends string> = {
  readonly heard: EndHeard<Failure>;
  readonly failureWords: (error: NonNullable<EndHeard<Failure>["error"]>) => Wording;
};

/** What a test heard, and the beginning of what the end said. */
export function HeardNotice<Failure extends string>({ heard, failureWords }: HeardNoticeProps<Failure>) {
  const { status, error, milliseconds, response } = heard;
  const [t, say] = [useTranslations("end.heard"), useWording()];
  const said = status === null ? t("silent") : t("status", { status: String(status), milliseconds });
  return (
    <Notice kind={error === null ? "done" : "warn"} live="status" title={t(error === null ? "well" : "amiss")}>
      <p>
        {said} {error !== null && say(failureWords(error))}
      </p>
      {response && (
        <pre className="mt-2 max-h-40 overflow-auto font-mono text-xs whitespace-pre-wrap break-all">{response}</pre>
      )}
    </Notice>
  );
}
