import { UPLOAD_PIECE_BYTES } from "@/lib/contracts/upload-piece";

/** The server said no, with a code. */
export class UploadFailed extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}

type Options = { readonly source: string; readonly dryRun: boolean; readonly strict: boolean };

/** Sends each file piece by piece, then starts the import of them all; answers its id. */
export async function uploadAndStart(
  files: readonly File[],
  options: Options,
  onSent: (bytes: number) => void,
): Promise<string> {
  const uploadId = crypto.randomUUID();
  let sent = 0;
  for (const [index, file] of files.entries()) {
    for (let offset = 0; offset < file.size || offset === 0; offset += UPLOAD_PIECE_BYTES) {
      const piece = file.slice(offset, offset + UPLOAD_PIECE_BYTES);
      await answered(
        await fetch(`/api/view/imports/files/${uploadId}/${index}?offset=${offset}`, {
          method: "PUT",
          body: piece,
          headers: { "content-type": "application/octet-stream" },
        }),
      );
      sent += piece.size;
      onSent(sent);
    }
  }
  const response = await fetch("/api/view/imports", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ uploadId, ...options, files: files.map(({ name, size }) => ({ name, bytes: size })) }),
  });
  const importId = textOf(await answered(response), "importId");
  if (importId === null) throw new UploadFailed("other");
  return importId;
}

async function answered(response: Response): Promise<unknown> {
  const body: unknown = await response.json().catch(() => null);
  if (response.ok) return body;
  throw new UploadFailed((textOf(body, "code") ?? "other").replace(".", "-"));
}

// By hand: a schema library would be the largest script of the page.
function textOf(body: unknown, name: string): string | null {
  const value: unknown = typeof body === "object" && body !== null ? Reflect.get(body, name) : null;
  return typeof value === "string" ? value : null;
}
