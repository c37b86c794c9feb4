"use client";

import { useRef, useState } from "react";
import type { BaseOutcome } from "@/lib/contracts/base";
import { BASE_MAX, BASE_PIECE_MAX } from "@/lib/contracts/base-columns";
import { CODE_FIELD } from "@/lib/contracts/code-fields";
import { type PieceAction, type PieceState, type PiecesState, runPieces } from "../ui/run-pieces";

export type BaseAction = PieceAction<BaseOutcome>;

export type BringOverRun = {
  readonly mode: "dry-run" | "save";
  /** Rows that can be brought over or stand already; the rest could not be read. */
  readonly total: number;
  /** Lines that could not be read, and the answers so far. */
  readonly rows: readonly BaseOutcome[];
  readonly state: PiecesState;
  readonly heard: PieceState<BaseOutcome>;
};

/** Why a file could not be read, and the column or sheet meant. */
export type FileProblem = { readonly problem: string; readonly what: string };

/** A file tried as a whole, then brought over piece by piece. */
export function useBringOver(plan: BaseAction, action: BaseAction) {
  const [run, setRun] = useState<BringOverRun | null>(null);
  const [problem, setProblem] = useState<FileProblem | null>(null);
  const [planning, setPlanning] = useState(false);
  const stopping = useRef(false);

  const tryIt = async (form: FormData) => {
    setPlanning(true);
    const heard = await planned(plan, form);
    setPlanning(false);
    setProblem("problem" in heard ? heard : null);
    setRun("problem" in heard ? null : triedOf(heard.rows));
  };

  /** With a code one call does all of it: a code is good for one. */
  const carryOut = async (form: FormData, { total, rows }: BringOverRun) => {
    stopping.current = false;
    const unreadable = rows.filter(({ answer }) => answer === null);
    await runPieces({
      action,
      total,
      size: form.has(CODE_FIELD) ? BASE_MAX : BASE_PIECE_MAX,
      formOf: (from, size) => {
        form.set("from", String(from));
        form.set("count", String(size));
        return form;
      },
      isStopped: () => stopping.current,
      onProgress: (state, answers, heard) =>
        setRun({ mode: "save", total, rows: [...unreadable, ...answers], state, heard }),
    });
  };

  const forget = () => {
    setRun(null);
    setProblem(null);
  };
  const stop = () => {
    stopping.current = true;
  };
  return { run, problem, planning, tryIt, carryOut, stop, forget };
}

function triedOf(rows: readonly BaseOutcome[]): BringOverRun {
  const total = rows.filter(({ answer }) => answer !== null).length;
  return { mode: "dry-run", total, rows, state: "finished", heard: { status: "idle" } };
}

type Planned = { readonly rows: readonly BaseOutcome[] } | FileProblem;

async function planned(plan: BaseAction, form: FormData): Promise<Planned> {
  try {
    const state = await plan({ status: "idle" }, form);
    if (state.status === "saved" && state.saved) return state.saved;
    const errors = state.status === "invalid" ? state.fieldErrors : {};
    return { problem: errors["file"]?.[0] ?? "malformed", what: errors["what"]?.[0] ?? "" };
  } catch {
    return { problem: "unread", what: "" };
  }
}
