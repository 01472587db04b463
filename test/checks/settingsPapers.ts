const TABLE = /<!-- settings -->\n([\s\S]*?)\n<!-- \/settings -->/

/** Whether the README's table of settings, between its two marks, is the one that the schema makes. */
export function wrongTable(readme: string | undefined, table: string): string[] {
  if (readme === undefined) return ['README.md is missing']
  const written = TABLE.exec(readme)?.[1]
  if (written === undefined)
    return ['README.md has no table of settings between <!-- settings --> and <!-- /settings -->']
  return written.trim() === table.trim()
    ? []
    : ['The table of settings in README.md is not the one of: npm run admin -- settings']
}

/** Whether `.env.example` is the one that the schema makes. */
export function wrongExample(written: string | undefined, example: string): string[] {
  return written?.trim() === example.trim()
    ? []
    : ['.env.example is not the one of: npm run admin -- settings --example']
}
