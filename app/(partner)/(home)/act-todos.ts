import type { Todo } from "@/components/home/todo-list";
import { countActTodos } from "@/lib/data/restriction/list-restriction-acts";
import type { Actor } from "@/lib/domain/access/actor";
import { issuePermit } from "@/lib/domain/access/permit";

/** What awaits the viewer as a second person, and what was refused when it was due. */
export async function loadActTodos(actor: Actor, at: Date): Promise<readonly Todo[]> {
  const permit = issuePermit(actor, "restriction.read");
  if (!permit) return [];
  const { toConfirm, refused } = await countActTodos(permit, at);
  return [
    { kind: "acts-to-confirm", count: toConfirm, href: "/customers/acts?state=to-confirm" },
    { kind: "acts-refused", count: refused, href: "/customers/acts?state=refused" },
  ];
}
