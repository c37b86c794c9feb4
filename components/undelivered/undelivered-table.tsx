import { useLocale, useTranslations } from "next-intl";
import type { UndeliveredRow } from "@/lib/contracts/undelivered";
import type { UndeliveredReason } from "@/lib/domain/notification/undelivered";
import { formatInstant } from "@/lib/format/date";
import { undeliveredReasonWords } from "@/lib/format/undelivered-reason";
import { undeliveredError, undeliveredTitle, undeliveredTo } from "@/lib/format/undelivered-words";
import type { FormAction } from "../ui/form-dialog";
import { Table, Td, Tr } from "../ui/table";
import { Th } from "../ui/th";
import { useWording } from "../ui/use-wording";
import { RetryUndelivered } from "./retry-undelivered";

type UndeliveredTableProps = {
  readonly rows: readonly UndeliveredRow[];
  /** The viewer's own, for log times. */
  readonly zone: string;
  readonly retry: FormAction<UndeliveredReason>;
};

/** What was given up, to whom, why, and what can be done about it. */
export function UndeliveredTable({ rows, zone, retry }: UndeliveredTableProps) {
  const t = useTranslations("undelivered");
  const say = useWording();
  const shown = { zone, locale: useLocale() };
  return (
    <Table caption={t("list")} minWidth="52rem">
      <thead>
        <tr>
          <Th>{t("what")}</Th>
          <Th>{t("to")}</Th>
          <Th>{t("why")}</Th>
          <Th kind="figure">{t("attempts")}</Th>
          <Th>{t("since")}</Th>
          <Th>
            <span className="sr-only">{t("retry")}</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const { id, way, about, attempts, since, whyNot } = row;
          const [title, to] = [say(undeliveredTitle(about)), undeliveredTo(row)];
          return (
            <Tr key={id}>
              <Td className="max-w-[28ch] break-words">{title}</Td>
              <Td className="max-w-[24ch] break-words">
                {to}
                <span className="block text-xs text-ink-3">{t(`way.${way}`)}</span>
              </Td>
              <Td className="max-w-[36ch] text-s100-ink">{say(undeliveredError(row))}</Td>
              <Td className="figures text-right">{attempts}</Td>
              <Td className="figures whitespace-nowrap">{formatInstant(since, shown)}</Td>
              <Td className="max-w-[36ch]">
                {whyNot ? (
                  <p className="text-sm text-ink-2">{say(undeliveredReasonWords(whyNot))}</p>
                ) : (
                  <RetryUndelivered way={way} one={{ id, about: title, to }} action={retry} />
                )}
              </Td>
            </Tr>
          );
        })}
      </tbody>
    </Table>
  );
}
