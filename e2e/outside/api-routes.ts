import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Action } from "@/lib/domain/access/permit";
import { ROOT } from "../command-line";
import { isAction } from "./server-actions";

export type ApiRoute = { readonly method: string; readonly path: string; readonly asks: Action };

// The description of the interface, the answer to what is no endpoint, and what a signature proves instead of a key.
const OPEN = new Set([
  "app/api/v1/openapi.json/route.ts",
  "app/api/v1/[...rest]/route.ts",
  "app/api/v1/connector-answers/route.ts",
]);

/** Every endpoint of the public interface; throws when it cannot tell what one asks. */
export function apiRoutes(): readonly ApiRoute[] {
  return globSync("app/api/v1/**/route.ts", { cwd: ROOT })
    .filter((file) => !OPEN.has(file))
    .sort()
    .flatMap(routesOf);
}

function routesOf(file: string): readonly ApiRoute[] {
  const source = readFileSync(join(ROOT, file), "utf8");
  const path = file.replace(/^app|\/route\.ts$/g, "");
  const found = [...source.matchAll(/^export const ([A-Z]+) = (?:endpoint|restriction)\(\{\s*action: "([\w.-]+)"/gm)];
  const exported = [...source.matchAll(/^export /gm)];
  if (found.length === 0 || found.length !== exported.length) {
    throw new Error(`What ${file} asks of its caller cannot be told from its source`);
  }
  return found.map(([, method = "", asks]) => {
    if (!isAction(asks)) throw new Error(`${file} asks for ${asks}, which the access table does not know`);
    return { method, path, asks };
  });
}
