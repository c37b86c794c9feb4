"use client";

import { useRef, useState } from "react";
import type { FormState } from "@/lib/contracts/form-state";
import {
  PIECE_MAX,
  type PieceAnswers,
  type PlannedRow,
  type RestrictionAnswer,
  type RestrictionRow,
} from "@/lib/contracts/restriction-batch";
import { CODE_FIELD, NEW_CODE_FIELD } from "@/lib/contracts/verification";

export type PieceState = FormState<never, never, PieceAnswers>;
export type PieceAction = (previous: PieceState, form: FormData) => Promise<PieceState>;

export type BatchMode = "dry-run" | "save";

export type BatchRun = {
  readonly mode: BatchMode;
  readonly rows: readonly PlannedRow[];
  /** Of the rows that could be read, in their order; fewer while it runs, or when it was cut short. */
  readonly answers: readonly RestrictionAnswer[];
  /** cut: a piece found no answer; whatever of it was done is done, and repeating does the rest. */
  readonly state: "running" | "finished" | "stopped" | "cut" | "code-needed";
  /** What the server said last; asks for a code where the company wants one. */
  readonly heard: PieceState;
};

/** Runs a batch in pieces, one after the other, so that progress shows and it can be stopped between two. */
export function useBatchRun(action: PieceAction) {
  const [run, setRun] = useState<BatchRun | null>(null);
  const stopping = useRef(false);

  /** With a code one call does all of it: a code is good for one. */
  const start = async (rows: readonly PlannedRow[], ticks: FormData, mode: BatchMode) => {
    stopping.current = false;
    const readable = rows.flatMap(({ row }) => row ?? []);
    const answers: RestrictionAnswer[] = [];
    let heard: PieceState = { status: "idle" };
    const show = (state: BatchRun["state"]) => setRun({ mode, rows, answers: [...answers], state, heard });
    show("running");
    const size = mode === "save" && ticks.has(CODE_FIELD) ? readable.length : PIECE_MAX;
    while (answers.length < readable.length) {
      if (stopping.current) return show("stopped");
      const piece = readable.slice(answers.length, answers.length + size);
      heard = await heardOf(action, formOf(piece, ticks, mode));
      if (heard.status === "code-needed") return show("code-needed");
      const more = heard.status === "saved" ? heard.saved?.rows : undefined;
      if (!more || more.length === 0) return show("cut");
      answers.push(...more);
      show("running");
    }
    show("finished");
  };

  const stop = () => {
    stopping.current = true;
  };
  return { run, start, stop, forget: () => setRun(null) };
}

async function heardOf(action: PieceAction, form: FormData): Promise<PieceState> {
  try {
    return await action({ status: "idle" }, form);
  } catch {
    return { status: "idle" };
  }
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
