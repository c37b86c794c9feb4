import type { CompanyKind } from "../access/actor";
import { type Decision, decide } from "../decision";
import { isViewPath, queryLength, VIEW_NAME_MAX, VIEW_QUERY_MAX, VIEWS_MAX, type ViewQuery } from "./view";

export type ViewReason =
  | { readonly code: "view.not-a-member" }
  | { readonly code: "view.page-unknown" }
  | { readonly code: "view.query-too-long"; readonly length: number; readonly max: number }
  | { readonly code: "view.name-missing" }
  | { readonly code: "view.name-too-long"; readonly length: number; readonly max: number }
  | { readonly code: "view.name-taken"; readonly name: string }
  | { readonly code: "view.too-many"; readonly max: number }
  | { readonly code: "view.unknown" }
  | { readonly code: "view.not-own" };

type NameFacts = {
  /** Trimmed. */
  readonly name: string;
  /** Of the member's other views of the page. */
  readonly names: readonly string[];
};

const nameMissing = ({ name }: NameFacts): ViewReason | null => (name === "" ? { code: "view.name-missing" } : null);
const nameTooLong = ({ name }: NameFacts): ViewReason | null => {
  const { length } = [...name];
  return length > VIEW_NAME_MAX ? { code: "view.name-too-long", length, max: VIEW_NAME_MAX } : null;
};
const nameTaken = ({ name, names }: NameFacts): ViewReason | null =>
  names.includes(name) ? { code: "view.name-taken", name } : null;

type SaveFacts = NameFacts & {
  readonly company: CompanyKind;
  readonly path: string;
  readonly query: ViewQuery;
  /** How many the member keeps already. */
  readonly kept: number;
};

/** May this address be kept under this name. */
export function decideSave(facts: SaveFacts): Decision<ViewReason> {
  return decide<SaveFacts, ViewReason>(
    [
      ({ company, path }) => (isViewPath(company, path) ? null : { code: "view.page-unknown" }),
      ({ query }) => {
        const length = queryLength(query);
        return length > VIEW_QUERY_MAX ? { code: "view.query-too-long", length, max: VIEW_QUERY_MAX } : null;
      },
      nameMissing,
      nameTooLong,
      nameTaken,
      ({ kept }) => (kept >= VIEWS_MAX ? { code: "view.too-many", max: VIEWS_MAX } : null),
    ],
    facts,
  );
}

export function decideRename(facts: NameFacts & Owner): Decision<ViewReason> {
  return decide<NameFacts & Owner, ViewReason>([notOwn, nameMissing, nameTooLong, nameTaken], facts);
}

type Owner = { readonly isOwn: boolean };
const notOwn = ({ isOwn }: Owner): ViewReason | null => (isOwn ? null : { code: "view.not-own" });

/** Who shares a view, or takes it back, is who keeps it. */
export function decideShare(facts: Owner): Decision<ViewReason> {
  return decide<Owner, ViewReason>([notOwn], facts);
}

type RemovalFacts = Owner & { readonly isShared: boolean; readonly isAdministrator: boolean };

/** One's own; a shared one an administrator removes too. */
export function decideRemoval(facts: RemovalFacts): Decision<ViewReason> {
  return decide<RemovalFacts, ViewReason>(
    [
      ({ isOwn, isShared, isAdministrator }) =>
        isOwn || (isShared && isAdministrator) ? null : { code: "view.not-own" },
    ],
    facts,
  );
}
