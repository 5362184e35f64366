type Present<Row> = { readonly [Key in keyof Row]?: NonNullable<Row[Key]> };

/** `row` without its nulls: the database has NULL where the domain has no property. */
export function present<Row extends Readonly<Record<string, unknown>>>(row: Row): Present<Row> {
  return Object.fromEntries(
    Object.entries(row).filter(([, value]) => value !== null && value !== undefined),
  ) as Present<Row>;
}
