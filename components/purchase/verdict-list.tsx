import { Check, X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { PurchaseOperation } from "@/lib/domain/purchase/operation";
import type { Wording } from "@/lib/format/wording";
import { Table, Td, Tr } from "../ui/table";
import { Th } from "../ui/th";
import { useWording } from "../ui/use-wording";

export type Verdict = {
  readonly operation: PurchaseOperation;
  /** None when it is open. */
  readonly reasons: readonly Wording[];
};

export type VerdictGroup = {
  readonly key: "prepaid" | "pay-per-use" | "existing";
  readonly verdicts: readonly Verdict[];
};
export type VerdictListProps = {
  readonly caption: string;
  readonly groups: readonly VerdictGroup[];
  /** When the verdicts hold, already worded; now if not said. */
  readonly head?: string | undefined;
};

/** A verdict for each operation: sign and word, then every reason by its name. */
export function VerdictList({ caption, groups, head }: VerdictListProps) {
  const t = useTranslations("purchase");
  const anyClosed = groups.some(({ verdicts }) => verdicts.some(({ reasons }) => reasons.length > 0));
  return (
    <Table caption={caption}>
      <thead className="max-sm:sr-only">
        <tr>
          <Th>{t("operationHead")}</Th>
          <Th>{head ?? t("verdictHead")}</Th>
          <Th>{anyClosed && t("reasonHead")}</Th>
        </tr>
      </thead>
      {groups.map(({ key, verdicts }) => (
        <tbody key={key}>
          <tr>
            <th scope="rowgroup" colSpan={3} className="px-2 pt-4 pb-1 text-left text-xs font-normal text-ink-3">
              {t(`group.${key}`)}
            </th>
          </tr>
          {verdicts.map((verdict) => (
            <VerdictRow key={verdict.operation} {...verdict} />
          ))}
        </tbody>
      ))}
    </Table>
  );
}

function VerdictRow({ operation, reasons }: Verdict) {
  const t = useTranslations("purchase");
  const say = useWording();
  const open = reasons.length === 0;
  return (
    <Tr className="max-sm:flex max-sm:flex-wrap max-sm:items-baseline max-sm:justify-between max-sm:py-1.5">
      <th scope="row" className="py-1.5 pr-3 pl-2 text-left align-middle text-base font-normal">
        {t(`operation.${operation}`)}
      </th>
      <Td className="whitespace-nowrap max-sm:h-auto">
        {open ? <OpenSign word={t("verdict.open")} /> : <ClosedSign word={t("verdict.closed")} />}
      </Td>
      <Td className="text-ink-2 max-sm:h-auto max-sm:basis-full max-sm:pl-2 max-sm:empty:hidden">
        {reasons.map(say).join(" · ")}
      </Td>
    </Tr>
  );
}

function OpenSign({ word }: { readonly word: string }) {
  return (
    <span className="inline-flex items-center gap-1.5 align-middle font-semibold text-accent">
      <Check aria-hidden className="size-4" />
      {word}
    </span>
  );
}

function ClosedSign({ word }: { readonly word: string }) {
  return (
    <span className="inline-flex items-center gap-1.5 align-middle font-semibold text-s100-ink">
      <X aria-hidden className="size-4" />
      {word}
    </span>
  );
}
