import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ACCESS, type Action } from "@/lib/domain/access/permit";
import { ROOT } from "../command-line";

/** What is asked of whoever calls: an action of the access table, a session of any kind, or nothing. */
export type Asks = Action | "signed-in" | "anyone";

export type ServerAction = {
  readonly id: string;
  readonly name: string;
  readonly file: string;
  readonly asks: Asks;
  /** How many arguments it reads, the form being the last; none: a call alone is an act. */
  readonly arity: number;
  /** A page that carries it. */
  readonly page: string;
};

// An id no one has.
export const NOWHERE = "01900000-0000-7000-8000-000000000000";

/** Actions of the door, before which there is nobody to hold a permit. */
const ENTRY: Readonly<Record<string, Asks>> = {
  chooseLanguageAction: "anyone",
  confirmRecipientAction: "anyone",
  declineRecipientAction: "anyone",
  joinAction: "signed-in",
  joinAsNewCustomerAction: "anyone",
  joinAsNewPersonAction: "anyone",
  joinWithCompanyAction: "signed-in",
  resubscribeAction: "anyone",
  signOutAction: "anyone",
  switchCompanyAction: "signed-in",
  unsubscribeAction: "anyone",
};

type Manifest = {
  readonly node: Readonly<
    Record<
      string,
      { readonly filename: string; readonly exportedName: string; readonly workers: Readonly<Record<string, unknown>> }
    >
  >;
  readonly edge: Readonly<Record<string, unknown>>;
};

/** Every server action the running build answers to; throws when it cannot tell what one asks. */
export function serverActions(): readonly ServerAction[] {
  const directory = join(ROOT, process.env["NEXT_DIST_DIR"] || ".next");
  const manifest: Manifest = JSON.parse(readFileSync(join(directory, "server/server-reference-manifest.json"), "utf8"));
  if (Object.keys(manifest.edge).length > 0) throw new Error("An action of the edge runtime is not covered");
  return Object.entries(manifest.node).map(([id, { filename: file, exportedName: name, workers }]) => ({
    id,
    name,
    file,
    asks: file.startsWith("app/(entry)/") ? asksAtTheDoor(name) : asksOf(file, name),
    arity: arityOf(id),
    page: addressOf(Object.keys(workers)),
  }));
}

export function actionNamed(actions: readonly ServerAction[], name: string): ServerAction {
  const found = actions.find((action) => action.name === name);
  if (!found) throw new Error(`The build has no action ${name}`);
  return found;
}

function asksAtTheDoor(name: string): Asks {
  const asks = ENTRY[name];
  if (asks === undefined) throw new Error(`Say in ENTRY what ${name} asks of its caller`);
  return asks;
}

function asksOf(file: string, name: string): Action {
  const source = readFileSync(join(ROOT, file), "utf8");
  const [, declared = ""] = source.split(`export async function ${name}(`);
  const [whole = ""] = declared.split("\n}\n");
  const body = whole.slice(whole.indexOf("{\n") + 1);
  const asks = /^\s*(?:const permit = )?await requirePermit\("([\w.-]+)"\);\n/.exec(body)?.[1];
  if (!isAction(asks)) throw new Error(`What ${name} in ${file} asks of its caller cannot be told from its source`);
  return asks;
}

export function isAction(name: string | undefined): name is Action {
  return name !== undefined && Object.hasOwn(ACCESS, name);
}

/** The first byte of an id says, from its second bit on, which arguments the action reads. */
function arityOf(id: string): number {
  const bits = Number.parseInt(id.slice(0, 2), 16) & 0b0111_1110;
  return bits === 0 ? 0 : 7 - Math.log2(bits & -bits);
}

function addressOf(workers: readonly string[]): string {
  const [shortest = "app/page"] = workers.toSorted((a, b) => a.length - b.length);
  const path = shortest.replace(/^app|\/page$/g, "").replaceAll(/\/\([^)]+\)/g, "");
  return path.replaceAll(/\[[.\w]+\]/g, NOWHERE) || "/";
}
