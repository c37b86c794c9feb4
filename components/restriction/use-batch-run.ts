"use client";

import { useRef, useState } from "react";
import { CODE_FIELD, NEW_CODE_FIELD } from "@/lib/contracts/code-fields";
import type { PlannedRow, RestrictionAnswer, RestrictionRow } from "@/lib/contracts/restriction-batch";
import { PIECE_MAX } from "@/lib/contracts/restriction-columns";
import { type PieceAction as ActionOf, type PieceState, type PiecesState, runPieces } from "../ui/run-pieces";

export type PieceAction = ActionOf<RestrictionAnswer>;

export type BatchMode = "dry-run" | "save";

export type BatchRun = {
  readonly mode: BatchMode;
  readonly rows: readonly PlannedRow[];
  /** Of the rows that could be read, in their order; fewer while it runs, or when it was cut short. */
  readonly answers: readonly RestrictionAnswer[];
  readonly state: PiecesState;
  /** What the server said last; asks for a code where the company wants one. */
  readonly heard: PieceState<RestrictionAnswer>;
};

/** A batch of restrictions as it runs, piece by piece. */
export function useBatchRun(action: PieceAction) {
  const [run, setRun] = useState<BatchRun | null>(null);
  const stopping = useRef(false);

  /** With a code one call does all of it: a code is good for one. */
  const start = async (rows: readonly PlannedRow[], ticks: FormData, mode: BatchMode) => {
    stopping.current = false;
    const readable = rows.flatMap(({ row }) => row ?? []);
    await runPieces({
      action,
      total: readable.length,
      size: mode === "save" && ticks.has(CODE_FIELD) ? readable.length : PIECE_MAX,
      formOf: (from, size) => formOf(readable.slice(from, from + size), ticks, mode),
      isStopped: () => stopping.current,
      onProgress: (state, answers, heard) => setRun({ mode, rows, answers, state, heard }),
    });
  };

  const stop = () => {
    stopping.current = true;
  };
  return { run, start, stop, forget: () => setRun(null) };
}

function formOf(rows: readonly RestrictionRow[], ticks: FormData, mode: BatchMode): FormData {
  const form = new FormData();
  for (const name of ["agreementVersion", "alsoManual", "now", "recall", CODE_FIELD, NEW_CODE_FIELD]) {
    const value = ticks.get(name);
    if (value !== null) form.append(name, value);
  }
  for (const row of rows) form.append("rows[]", JSON.stringify(row));
  form.append("mode", mode);
  return form;
}
