import type { Topic } from "./topic";

/** G17 and what else cannot wait: whether a topic's notices come in quiet hours, all or some of them; missing: none. */
export const COMES_AT_NIGHT: { readonly [Name in Topic]?: "all" | "some" } = {
  budget: "some",
  restriction: "all",
  deletion: "all",
  renewal: "all",
  act: "all",
  delegation: "some",
  development: "some",
  company: "all",
};
