import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ALERT_KINDS, ALERTS } from "@/lib/domain/alert/alert";
import { TOPIC_OF, TOPIC_TABLE, type Topic } from "@/lib/domain/notification/topic";
import { EVERY_ALERT } from "./alert.fixture";
import { EVERY_NOTICE } from "./notice.fixture";

const ROOT = join(import.meta.dirname, "../..");
const DOCUMENT = join(ROOT, "docs/webhooks.md");
const MARK = "<!-- From here on made from the tables";

const companiesOf = (topic: Topic) => TOPIC_TABLE[topic].companies.join(", ");
const rowOf = (...cells: readonly string[]) => `| ${cells.join(" | ")} |`;
const code = (text: string) => `\`${text}\``;

/** Names of facts, of examples that hold every case. */
function factsOf(examples: readonly object[]): string {
  return [...new Set(examples.flatMap(Object.keys))].map(code).join(", ");
}

function kindsText(): string {
  const kinds = Object.entries(TOPIC_OF).map(([kind, topic]) => {
    const [, examples = []] = Object.entries(EVERY_NOTICE).find(([name]) => name === kind) ?? [];
    return rowOf(code(kind), topic, companiesOf(topic), factsOf(examples));
  });
  const alerts = ALERT_KINDS.map((alert) => rowOf(code(alert), ALERTS[alert].topic, factsOf(EVERY_ALERT[alert])));
  return [
    "## Kinds",
    "",
    "`type` of what is posted, its topic, the kinds of company that may be told it, and its `facts`; one that does not apply is null.",
    "",
    rowOf("type", "topic", "told to", "facts"),
    rowOf("---", "---", "---", "---"),
    ...kinds,
    "",
    "## Alerts",
    "",
    "`alert-raised` and `alert-resolved` tell of an alert that nothing else tells of, or of the end of one. Their `facts` are `alertId`, `alert` (its kind) and `told`:",
    "",
    rowOf("alert", "topic", "told"),
    rowOf("---", "---", "---"),
    ...alerts,
    "",
  ].join("\n");
}

test("the receivers' document names every kind that there is, with its facts", async () => {
  const kept = readFileSync(DOCUMENT, "utf8");
  const end = kept.indexOf("\n", kept.indexOf(MARK));
  expect(kept.indexOf(MARK)).toBeGreaterThan(0);
  const text = kindsText();
  // Every row has facts: an example that this did not find would be an empty cell.
  expect(text.split("\n").filter((line) => line.endsWith("|  |"))).toEqual([]);
  await expect(`${kept.slice(0, end)}\n\n${text}`).toMatchFileSnapshot(DOCUMENT);
});
