import { z } from 'zod'
import type { UnitDirectory } from '../../../bot/core/units.ts'
import type { UnitMove } from '../../../db/unitMoves.ts'
import { fieldProblems } from '../../../db/units/fieldProblems.ts'
import { repeated } from '../../../db/units/repeated.ts'

const moveSchema = z.strictObject({ from: z.string().trim().min(1), to: z.string().trim().min(1) })

/** Checks the content of a file of moves from one edition's units to another's, and gives every problem at once. */
export function readMoves(
  content: unknown,
  before: UnitDirectory,
  now: UnitDirectory,
): { readonly moves: readonly UnitMove[] } | { readonly problems: readonly string[] } {
  if (!Array.isArray(content) || content.length === 0)
    return { problems: ['tệp phải là một danh sách [{"from":"…","to":"…"}], có ít nhất một mục'] }
  const read = content.map((row: unknown) => moveSchema.safeParse(row))
  const moves = read.flatMap(({ data }) => data ?? [])
  const problems = [
    ...read.flatMap(({ error }, index) => (error ? fieldProblems(index, content[index], error) : [])),
    ...twice(moves),
    ...moves.flatMap((move) => wrongEnds(move, before, now)),
  ]
  return problems.length > 0 ? { problems } : { moves }
}

function twice(moves: readonly UnitMove[]): string[] {
  return [...repeated(moves.map(({ from }) => from))].map(
    ([from, times]) => `from ${from} có ${times} lần: mỗi đơn vị cũ chỉ về một đơn vị mới`,
  )
}

/** Venues lie in lowest units, so what takes the place of one is one too. */
function wrongEnds({ from, to }: UnitMove, before: UnitDirectory, now: UnitDirectory): string[] {
  const [old, next] = [before.byCode(from), now.byCode(to)]
  if (!old || !next)
    return [
      ...(old ? [] : [`from ${from}: ấn bản ${before.edition} không có mã này`]),
      ...(next ? [] : [`to ${to}: ấn bản ${now.edition} không có mã này`]),
    ]
  if ((old.kind === 'body') !== (next.kind === 'body'))
    return [`${from} → ${to}: một bên là đơn vị hành chính, một bên là ban ngành, đoàn thể`]
  if (before.isLowest(old) && next.kind !== 'body' && !now.isLowest(next))
    return [`${from} → ${to}: ${to} còn đơn vị trực thuộc, địa điểm cần một đơn vị cấp thấp nhất`]
  return []
}
