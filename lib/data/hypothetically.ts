import "server-only";
import type { Transaction } from "@/db/client";

class Undone extends Error {}

/** Does the work for its answer only: everything it wrote is undone before this returns. */
export async function hypothetically<T>(tx: Transaction, work: (tx: Transaction) => Promise<T>): Promise<T> {
  const answers: T[] = [];
  try {
    await tx.transaction(async (inner) => {
      answers.push(await work(inner));
      throw new Undone();
    });
  } catch (error) {
    if (!(error instanceof Undone)) throw error;
  }
  const [answer] = answers;
  if (answer === undefined) throw new Error("the work gave no answer");
  return answer;
}
