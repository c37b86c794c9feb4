import type { Todo } from "@/components/home/todo-list";
import { countDueResources, NEAR_DAYS } from "@/lib/data/resource/count-due-resources";
import { countActTodos } from "@/lib/data/restriction/list-restriction-acts";
import type { Actor } from "@/lib/domain/access/actor";
import { issuePermit } from "@/lib/domain/access/permit";

/** What awaits the viewer as a second person, what is or soon will be due for deletion, and what was refused when due. */
export async function loadActTodos(actor: Actor, at: Date): Promise<readonly Todo[]> {
  const permit = issuePermit(actor, "restriction.read");
  if (!permit) return [];
  const [{ toConfirm, refused }, { due, near }] = await Promise.all([
    countActTodos(permit, at),
    countDueResources(permit),
  ]);
  return [
    { kind: "acts-to-confirm", count: toConfirm, href: "/customers/acts?state=to-confirm" },
    { kind: "resources-due", count: due, href: "/resources/due" },
    { kind: "deletion-near", count: near, href: `/resources/due?within=${NEAR_DAYS}` },
    { kind: "acts-refused", count: refused, href: "/customers/acts?state=refused" },
  ];
}
