"use client";

import { useTranslations } from "next-intl";
import { CheckBox } from "./check-box";
import { useSelection } from "./selection";

/** Goes into the first <Td> of a row. */
export function SelectRow({ id, name }: { readonly id: string; readonly name: string }) {
  const t = useTranslations("common");
  const { ids, select } = useSelection();
  return (
    <CheckBox
      data-row-select
      className="block"
      aria-label={t("selectRow", { name })}
      checked={ids.has(id)}
      onChange={(event) => select([id], event.target.checked)}
    />
  );
}

/** Goes into the first <Th>; ticks what is on this page. */
export function SelectAll({ ids: onPage }: { readonly ids: readonly string[] }) {
  const t = useTranslations("common");
  const { ids, select } = useSelection();
  const count = onPage.filter((id) => ids.has(id)).length;
  return (
    <CheckBox
      className="block"
      aria-label={t("selectAll")}
      checked={count > 0 && count === onPage.length}
      ref={(box) => {
        if (box) box.indeterminate = count > 0 && count < onPage.length;
      }}
      onChange={(event) => select(onPage, event.target.checked)}
    />
  );
}
