import type { z } from 'zod'

/** What each field of a row has to be, as an operator reads it. */
const WANTED: Readonly<Record<string, string>> = {
  code: 'code là 1 đến 10 chữ cái, chữ số hoặc gạch nối, trong ngoặc kép',
  parentCode: 'parentCode là mã của đơn vị cấp trên, hoặc null cho đơn vị cao nhất',
  name: 'name là tên, 1 đến 80 ký tự nhìn thấy được, không kèm loại',
  type: 'type là loại, 1 đến 80 ký tự nhìn thấy được, như "Phường"',
  kind: 'kind là "territory" hoặc "body"',
  from: 'from là mã đơn vị cũ',
  to: 'to là mã đơn vị mới',
}

/** The problems of one row of a file: its place in the list, and its code where it has one. */
export function fieldProblems(index: number, row: unknown, error: z.ZodError): string[] {
  const found = error.issues.map((issue) => {
    if (issue.code === 'unrecognized_keys') return `không có trường ${issue.keys.join(', ')}`
    return WANTED[String(issue.path[0])] ?? 'phải là một mục { … }'
  })
  return [...new Set(found)].map((problem) => `mục ${index + 1}${codeOf(row)}: ${problem}`)
}

function codeOf(row: unknown): string {
  const code = typeof row === 'object' && row !== null && 'code' in row ? row.code : undefined
  return typeof code === 'string' ? ` (${code})` : ''
}
