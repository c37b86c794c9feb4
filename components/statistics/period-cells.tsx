import type { Money } from "@/lib/domain/money/money";
import { MoneyText } from "../ui/money-text";
import { Td } from "../ui/table";
import { Th } from "../ui/th";
import { ChangeText } from "./change-text";

type PeriodHeadsProps = {
  readonly currency: string;
  readonly formerHead: string;
  readonly spentHead: string;
  readonly changeHead: string;
};

/** Both periods and what changed between them, the former first. */
export function PeriodHeads({ currency, formerHead, spentHead, changeHead }: PeriodHeadsProps) {
  return (
    <>
      <Th kind="money" currency={currency}>
        {formerHead}
      </Th>
      <Th kind="money" currency={currency}>
        {spentHead}
      </Th>
      <Th kind="money">{changeHead}</Th>
    </>
  );
}

export function PeriodCells({ former, spent }: { readonly former: Money; readonly spent: Money }) {
  return (
    <>
      <Td kind="money">
        <MoneyText value={former} />
      </Td>
      <Td kind="money">
        <MoneyText value={spent} />
      </Td>
      <Td kind="money">
        <ChangeText former={former} spent={spent} />
      </Td>
    </>
  );
}
