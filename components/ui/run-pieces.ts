import type { FormState } from "@/lib/contracts/form-state";

/** What an action says of one piece: an answer a row. */
export type PieceState<Answer> = FormState<never, never, { readonly rows: readonly Answer[] }>;
export type PieceAction<Answer> = (previous: PieceState<Answer>, form: FormData) => Promise<PieceState<Answer>>;

/** cut: a piece found no answer; whatever of it was done is done, and repeating does the rest. */
export type PiecesState = "running" | "finished" | "stopped" | "cut" | "code-needed";

type Pieces<Answer> = {
  readonly action: PieceAction<Answer>;
  readonly total: number;
  readonly size: number;
  /** The form of the rows from `from` on, `size` at most. */
  readonly formOf: (from: number, size: number) => FormData;
  readonly isStopped: () => boolean;
  readonly onProgress: (state: PiecesState, answers: readonly Answer[], heard: PieceState<Answer>) => void;
};

/** Sends a batch in pieces, one after the other, so that progress shows and it can be stopped between two. */
export async function runPieces<Answer>(pieces: Pieces<Answer>): Promise<void> {
  const { action, total, size, formOf, isStopped, onProgress } = pieces;
  const answers: Answer[] = [];
  let heard: PieceState<Answer> = { status: "idle" };
  const show = (state: PiecesState) => onProgress(state, [...answers], heard);
  show("running");
  while (answers.length < total) {
    if (isStopped()) return show("stopped");
    heard = await heardOf(action, formOf(answers.length, size));
    if (heard.status === "code-needed") return show("code-needed");
    const more = heard.status === "saved" ? heard.saved?.rows : undefined;
    if (!more || more.length === 0) return show("cut");
    answers.push(...more);
    show("running");
  }
  show("finished");
}

async function heardOf<Answer>(action: PieceAction<Answer>, form: FormData): Promise<PieceState<Answer>> {
  try {
    return await action({ status: "idle" }, form);
  } catch {
    return { status: "idle" };
  }
}
