import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ACCESS, type Action } from "@/lib/domain/access/permit";

const SIGNATURE = /export (?:async )?function (\w+)\(\s*(?:\{ actor \}|\w+): Permit<([^>]+)>/g;

/** Every query and command that the access table opens to a partner's account manager, read from its source. */
export function openToAccountManagers(): readonly string[] {
  const room = join(import.meta.dirname, "..");
  const files = readdirSync(room, { recursive: true, encoding: "utf8" }).filter(
    (file) => file.endsWith(".ts") && !/\.(test|fixture)\.ts$/.test(file),
  );
  return files
    .flatMap((file) => [...readFileSync(join(room, file), "utf8").matchAll(SIGNATURE)])
    .filter(([, , asks = ""]) => isOpen(asks))
    .map(([, name = ""]) => name)
    .sort();
}

// A permit for any action is open to whoever may do anything.
function isOpen(asks: string): boolean {
  const actions = [...asks.matchAll(/"([\w.-]+)"/g)].map(([, action]) => action as Action);
  return (
    actions.length === 0 ||
    actions.some((action) => {
      const { roles, companies }: { readonly roles: readonly string[]; readonly companies: readonly string[] } =
        ACCESS[action];
      return roles.includes("account-manager") && companies.some((kind) => kind !== "customer");
    })
  );
}
