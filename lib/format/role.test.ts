import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createTranslator } from "next-intl";
import { expect, test } from "vitest";
import { COMPANY_KINDS } from "@/lib/domain/access/actor";
import { roleItemsOf } from "@/lib/domain/access/role-items";

test.each(["en", "zh-CN"])("every item of the access table that a role may has its words in %s", (locale) => {
  const failed: string[] = [];
  const role = JSON.parse(readFileSync(join(import.meta.dirname, `../../messages/${locale}/role.json`), "utf8"));
  const say = createTranslator({ locale, messages: { role }, onError: ({ message }) => failed.push(message) });
  const said = COMPANY_KINDS.flatMap((kind) => roleItemsOf(kind)).map(({ action }) =>
    say(`role.action.${action}` as never),
  );
  expect(failed).toEqual([]);
  expect(said.every((words) => String(words).length > 0)).toBe(true);
});
