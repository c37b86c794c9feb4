import { once } from "node:events";
import { crc32, createDeflateRaw } from "node:zlib";
import { Zip, type ZipInputFile } from "fflate";
import type { ExportSheet } from "@/lib/domain/export/export";
import {
  contentTypesOf,
  ROOT_RELATIONS,
  relationsOf,
  STYLES,
  sheetEnd,
  sheetStart,
  workbookOf,
  xmlRow,
} from "./workbook-xml";

/** A sheet holds so many rows, its header included; then the next sheet begins. */
const SHEET_ROWS = 1_048_576;
/** Rows that are put into words at once. */
const PORTION = 500;

type Rows = AsyncIterable<readonly (readonly string[])[]>;
type Options = { readonly notesName: string; readonly sheetRows?: number };

/**
 * A workbook as it is made, whatever its length: the rows are packed while they are read, and nothing waits for the
 * end. Numbers are numbers where a spreadsheet holds them exactly, and else their exact text.
 */
export async function* writeWorkbook(
  sheet: ExportSheet,
  rows: Rows,
  { notesName, sheetRows = SHEET_ROWS }: Options,
): AsyncGenerator<Uint8Array> {
  let made: Uint8Array[] = [];
  const zip = new Zip((fault, chunk) => {
    if (fault) throw fault;
    made.push(chunk);
  });
  const names: string[] = [];
  const begin = async (name: string) => {
    names.push(name);
    const file = new PackedFile(zip, `xl/worksheets/sheet${names.length}.xml`);
    await file.write(sheetStart);
    return file;
  };
  const head = xmlRow(
    1,
    sheet.columns.map(({ name }) => ({ text: name, isNumber: false })),
  );
  let file = await begin("1");
  await file.write(head);
  let row = 1;
  for await (const page of rows) {
    for (const portion of portionsOf(page, PORTION)) {
      let xml = "";
      for (const cells of portion) {
        if (row === sheetRows) {
          await file.end(`${xml}${sheetEnd}`);
          file = await begin(`${names.length + 1}`);
          [xml, row] = [head, 1];
        }
        row++;
        xml += xmlRow(
          row,
          sheet.columns.map(({ isNumber }, place) => ({ text: cells[place] ?? "", isNumber })),
        );
      }
      await file.write(xml);
      yield* made;
      made = [];
    }
  }
  await file.end(sheetEnd);
  if (sheet.notes.length > 0) {
    const notes = sheet.notes.map((text, index) => xmlRow(index + 1, [{ text, isNumber: false }])).join("");
    await (await begin(notesName)).end(`${notes}${sheetEnd}`);
  }
  await whole(zip, "xl/workbook.xml", workbookOf(names));
  await whole(zip, "xl/_rels/workbook.xml.rels", relationsOf(names.length));
  await whole(zip, "xl/styles.xml", STYLES);
  await whole(zip, "_rels/.rels", ROOT_RELATIONS);
  await whole(zip, "[Content_Types].xml", contentTypesOf(names.length));
  zip.end();
  yield* made;
}

function* portionsOf<Row>(rows: readonly Row[], size: number): Generator<readonly Row[]> {
  for (let start = 0; start < rows.length; start += size) yield rows.slice(start, start + size);
}

async function whole(zip: Zip, name: string, xml: string): Promise<void> {
  await new PackedFile(zip, name).end(xml);
}

/** A file of the archive that is packed outside the thread that answers requests. */
class PackedFile implements ZipInputFile {
  readonly compression = 8;
  readonly flag = 0 as const;
  crc = 0;
  size = 0;
  /** Given by the archive. */
  ondata: NonNullable<ZipInputFile["ondata"]> = () => {};
  readonly #packer = createDeflateRaw({ level: 1 });

  constructor(
    zip: Zip,
    readonly filename: string,
  ) {
    zip.add(this);
    this.#packer.on("data", (chunk: Uint8Array<ArrayBuffer>) => this.ondata(null, chunk, false));
  }

  async write(xml: string): Promise<void> {
    const bytes = Buffer.from(xml);
    this.crc = crc32(bytes, this.crc);
    this.size += bytes.byteLength;
    if (!this.#packer.write(bytes)) await once(this.#packer, "drain");
  }

  async end(xml: string): Promise<void> {
    await this.write(xml);
    this.#packer.end();
    await once(this.#packer, "end");
    this.ondata(null, new Uint8Array(0), true);
  }
}
