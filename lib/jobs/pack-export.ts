import "server-only";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { ExportPart } from "@/lib/data/export/keep-run";

/** Of text in one part. */
const PART_BYTES = 1 << 20;
/** The least that is worth it: the network and the database wait for the packing. */
const GZIP_LEVEL = 1;

const packed = promisify(gzip);
const END_OF_LINE = Buffer.from("\r\n");

/**
 * Packs lines into parts while the next ones are read: at most two parts are in memory, whatever the number of rows.
 * Returns the bytes of text and the rows.
 */
export async function packExport(
  batches: AsyncIterable<readonly Uint8Array[]>,
  keep: (part: ExportPart) => Promise<void>,
): Promise<{ readonly bytes: number; readonly rows: number }> {
  let [text, used, rows, bytes, number] = [Buffer.allocUnsafe(PART_BYTES), 0, 0, 0, 0];
  let underWay: Promise<void> = Promise.resolve();
  const handOver = async () => {
    await underWay;
    const part = { text: text.subarray(0, used), number, rowsDone: rows };
    underWay = keepPacked(part, keep);
    // Awaited with the next part, or at the end; until then its failure is nobody's surprise.
    underWay.catch(() => {});
    [text, used, number] = [Buffer.allocUnsafe(PART_BYTES), 0, number + 1];
  };
  for await (const lines of batches) {
    for (const line of lines) {
      const length = line.byteLength + END_OF_LINE.byteLength;
      if (used > 0 && used + length > text.byteLength) await handOver();
      if (length > text.byteLength) text = Buffer.allocUnsafe(length);
      text.set(line, used);
      text.set(END_OF_LINE, used + line.byteLength);
      used += length;
      bytes += length;
      rows++;
    }
  }
  if (used > 0) await handOver();
  await underWay;
  return { bytes, rows };
}

type Text = { readonly text: Buffer; readonly number: number; readonly rowsDone: number };

async function keepPacked({ text, number, rowsDone }: Text, keep: (part: ExportPart) => Promise<void>): Promise<void> {
  await keep({ number, rowsDone, content: await packed(text, { level: GZIP_LEVEL }) });
}
