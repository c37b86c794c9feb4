import { z } from "zod";
import { ASSIGNMENT_ACTS } from "@/lib/domain/assignment/decide-assignment";
import { listed } from "./fields";

const ids = listed(z.uuid("id")).refine((all) => all.length > 0, "nothingChosen");

/** An act on several customers or resellers at once; without a member for who lets go. */
const act = {
  act: z.enum(ASSIGNMENT_ACTS),
  memberId: z.preprocess((value) => (value === "" ? null : (value ?? null)), z.uuid("memberId").nullable()),
};

export const AssignCustomersInput = z.object({ ...act, customerIds: ids });
export type AssignCustomersInput = z.infer<typeof AssignCustomersInput>;
export const AssignResellersInput = z.object({ ...act, resellerIds: ids });
export type AssignResellersInput = z.infer<typeof AssignResellersInput>;

export const ASSIGNMENT_TABS = ["unassigned", "managers", "history"] as const;

/** The assignment page's address. What is not understood is left out rather than refused. */
export const AssignmentQuery = z.object({
  tab: z.enum(ASSIGNMENT_TABS).catch("unassigned").default("unassigned"),
  about: z.enum(["customers", "resellers"]).catch("customers").default("customers"),
  after: z.string().max(400).nullable().catch(null).default(null),
});
export type AssignmentQuery = z.infer<typeof AssignmentQuery>;

export function assignmentHref({ tab, about }: Omit<AssignmentQuery, "after">, after: string | null = null): string {
  const search = new URLSearchParams();
  if (tab !== "unassigned") search.set("tab", tab);
  if (about !== "customers") search.set("about", about);
  if (after !== null) search.set("after", after);
  return search.size > 0 ? `/organization/assignment?${search}` : "/organization/assignment";
}
