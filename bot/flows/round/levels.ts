import { type Text, text, words } from '../../core/text.ts'

type Standing = { readonly depth: number; readonly isBody: boolean }

/** Units by how deep they stand, departments and unions of a level after its territory. */
export function levelsOf<Unit extends Standing>(units: readonly Unit[]): Unit[][] {
  const levels = new Map<string, Unit[]>()
  for (const unit of units) {
    const level = `${unit.depth} ${unit.isBody}`
    levels.set(level, [...(levels.get(level) ?? []), unit])
  }
  return [...levels.values()]
}

/** A level in the words of its units' types, most frequent first: `Phường, xã, thị trấn`. */
export function levelName(level: readonly { readonly isBody: boolean; readonly type: string }[]): Text {
  if (level[0]?.isBody) return text('round.level.bodies')
  const counts = new Map<string, number>()
  for (const { type } of level) if (type !== '') counts.set(type, (counts.get(type) ?? 0) + 1)
  if (counts.size === 0) return text('round.level.others')
  const ordered = [...counts].sort(([, one], [, other]) => other - one)
  const named = ordered.map(([type], index) => (index === 0 ? type : type.toLocaleLowerCase('vi')))
  return words(named.join(', '))
}
