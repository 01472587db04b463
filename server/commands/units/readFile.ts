import { readFileSync, statSync } from 'node:fs'

/** Bytes: the whole country's 3,321 communes take about half a megabyte. */
const FILE_LIMIT_BYTES = 5_000_000

/** The content of a JSON file that an operator named, or why it can't be one. */
export function readJsonFile(file: string): { readonly content: unknown } | { readonly problem: string } {
  if (statSync(file).size > FILE_LIMIT_BYTES)
    return { problem: `${file} lớn hơn ${FILE_LIMIT_BYTES} byte: đó không phải tệp đơn vị.` }
  try {
    return { content: JSON.parse(readFileSync(file, 'utf8')) }
  } catch (error) {
    if (error instanceof SyntaxError) return { problem: `${file} không phải JSON: sửa tệp rồi nhập lại.` }
    throw error
  }
}
