import { type Choice, type Hearer, type Pace, paceOf, WAYS, type Way } from "./choice";
import type { Topic } from "./topic";

type Cell = { readonly pace: Pace | null; readonly otherwise: Pace };
type Row = { readonly topic: Topic; readonly cells: Readonly<Record<Way, Cell>> };

type Otherwise = { readonly hearer: Hearer; readonly company: readonly Choice[] };

/** What was chosen of each topic and way, beside what holds while nothing is. */
export function choiceRows(
  topics: readonly Topic[],
  own: readonly Choice[],
  { hearer, company }: Otherwise,
): readonly Row[] {
  const cellOf = (topic: Topic, way: Way): Cell => ({
    pace: own.find((choice) => choice.topic === topic && choice.way === way)?.pace ?? null,
    otherwise: paceOf(hearer, { topic, way }, [], company),
  });
  return topics.map((topic) => ({
    topic,
    cells: Object.fromEntries(WAYS.map((way) => [way, cellOf(topic, way)])) as Row["cells"],
  }));
}
