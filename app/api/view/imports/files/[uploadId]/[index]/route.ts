import type { ReadableStream } from "node:stream/web";
import { UPLOAD_PIECE_BYTES } from "@/lib/contracts/upload-piece";
import { dropLeftOvers, keepPiece, uploadPath } from "@/lib/data/delivery/keep-upload";
import { ownPermit, refusal } from "../../../../own-request";

type Context = { readonly params: Promise<{ readonly uploadId: string; readonly index: string }> };

/** One piece of a file: pieces are small, so no server or proxy in between buffers a large body. */
export async function PUT(request: Request, { params }: Context): Promise<Response> {
  const permit = await ownPermit(request, "delivery.import");
  if (permit instanceof Response) return permit;
  const { uploadId, index } = await params;
  const path = uploadPath(permit, uploadId, Number(index));
  if (path === null || request.body === null) return refusal(400, "upload.malformed");
  const offset = Number(new URL(request.url).searchParams.get("offset") ?? "x");
  if (offset === 0) await dropLeftOvers(permit, uploadId, new Date());

  const kept = await keepPiece(path, request.body as ReadableStream<Uint8Array>, {
    offset,
    bytesMax: UPLOAD_PIECE_BYTES,
  });
  switch (kept.status) {
    case "kept":
      return Response.json({ bytes: kept.bytes });
    case "elsewhere":
      return refusal(409, "upload.elsewhere", { bytes: kept.bytes });
    case "too-large":
      return refusal(413, "upload.too-large");
    case "malformed":
      return refusal(400, "upload.malformed");
  }
}
