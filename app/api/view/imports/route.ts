import { after } from "next/server";
import { StartImportInput } from "@/lib/contracts/delivery-view";
import { runOpenedImport, startImport } from "@/lib/data/delivery/import-files";
import { dropUpload, uploadedBytes, uploadPath } from "@/lib/data/delivery/keep-upload";
import { ownPermit, refusal } from "../own-request";

/** Begins the import of files uploaded before; it goes on after the answer and can be watched. */
export async function POST(request: Request): Promise<Response> {
  const permit = await ownPermit(request, "delivery.import");
  if (permit instanceof Response) return permit;
  const input = StartImportInput.safeParse(await request.json().catch(() => null));
  if (!input.success) return refusal(400, "import.malformed");

  const { uploadId, files, source, dryRun, strict } = input.data;
  const found = files.flatMap(({ name }, index) => {
    const path = uploadPath(permit, uploadId, index);
    return path === null ? [] : [{ name, path }];
  });
  const sizes = await Promise.all(found.map(({ path }) => uploadedBytes(path)));
  if (found.length !== files.length || sizes.some((size, index) => size !== files[index]?.bytes)) {
    return refusal(409, "import.upload-incomplete");
  }

  const options = { source, dryRun, strict, accept: false };
  const started = await startImport(permit, options);
  if (!started.allowed) return refusal(403, started.reasons[0].code);
  const { importId } = started;
  after(async () => {
    try {
      await runOpenedImport(permit, importId, { ...options, files: found });
    } finally {
      await dropUpload(permit, uploadId);
    }
  });
  return Response.json({ importId }, { status: 202 });
}
