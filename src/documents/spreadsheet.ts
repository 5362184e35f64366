import writeXlsxFile, { type Cell } from "write-excel-file/node";
import { cellText } from "./cell-text.ts";

export const spreadsheetType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/**
 * @property width in characters
 * @property cell what stands in the column for `row`; a date is shown as its UTC digits
 */
export type Column<Row> = {
  readonly header: string;
  readonly width: number;
  readonly cell: (row: Row) => string | number | Date | undefined;
};

/**
 * An .xlsx file with one sheet, its header row bold and standing still. Text is always text: nothing in it becomes a formula,
 * a number or a link.
 * @param name at most 31 characters, none of `[]/\:*?`
 */
export async function spreadsheet<Row>(
  name: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
): Promise<Uint8Array> {
  const header = columns.map(({ header: text }): Cell => ({ ...textCell(text), fontWeight: "bold" }));
  const body = rows.map((row) => columns.map(({ cell }) => cellOf(cell(row))));
  const file = writeXlsxFile([header, ...body], {
    sheet: name,
    columns: columns.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
  });
  return new Uint8Array(await file.toBuffer());
}

function cellOf(value: string | number | Date | undefined): Cell {
  if (value === undefined || value === "") return null;
  if (typeof value === "string") return textCell(value);
  if (typeof value === "number") return { value, type: Number };
  return { value, type: Date, format: "dd.mm.yyyy hh:mm" };
}

function textCell(text: string): { value: string; type: StringConstructor } {
  return { value: cellText(text), type: String };
}
