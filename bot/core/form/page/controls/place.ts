import { text } from '../../../text.ts'
import type { Draft } from '../../form.ts'
import { type Reading, SPECIAL } from '../../kind.ts'
import type { UnitQuestion } from '../../question.ts'
import type { Asked, Control, PageReading, Part } from '../field.ts'
import { choicesOf, heardBy, pageReading, wordsHeardBy } from '../heardBy.ts'
import { isEmptyAt, typedAt } from '../posted.ts'

/**
 * A unit by a part of its name, with look-alikes to choose from under it; elsewhere, a province and a place. What was
 * chosen counts only as long as the words above it still mean it.
 */
export const place: Control<UnitQuestion> = {
  parts(asked) {
    const { question, posted } = asked
    const name: Part = {
      kind: 'line',
      name: question.name,
      value: typedAt(posted, question.name),
      sort: 'words',
    }
    return [name, ...lookAlikes(asked), ...elsewhere(asked)]
  },
  read(asked) {
    const { question, posted } = asked
    if (isElsewhere(asked)) return readElsewhere(asked)
    if (isEmptyAt(posted, question.name)) return { missing: text('form.empty') }
    return readInCity(asked, typedAt(posted, question.name))
  },
}

function readInCity(asked: Asked<UnitQuestion>, words: string): PageReading {
  const reading = wordsHeardBy(asked, words, [])
  const draft = draftIn(reading)
  if (!draft?.options) return pageReading(reading)
  const picked = typedAt(asked.posted, pickField(asked))
  if (draft.options.includes(picked))
    return pageReading(heardBy(asked, { kind: 'choice', code: picked }, draft))
  // Which unit it is remains to be asked; what stood before it is told already.
  const { before } = asked.question
  const besides = before && draft.before ? { [before]: draft.before } : {}
  return { problem: text('form.unit.which'), besides }
}

function lookAlikes(asked: Asked<UnitQuestion>): Part[] {
  const draft = draftIn(wordsHeardBy(asked, wordsInCity(asked), []))
  if (!draft?.options) return []
  const picked = typedAt(asked.posted, pickField(asked))
  const options = choicesOf(asked, draft).filter(({ code }) => code !== SPECIAL.elsewhere)
  const choices = options.map((choice) => ({ ...choice, chosen: choice.code === picked }))
  return [{ kind: 'choices', name: pickField(asked), several: false, choices }]
}

function elsewhere(asked: Asked<UnitQuestion>): Part[] {
  const { question, posted } = asked
  if (!question.elsewhere) return []
  const lines = (['province', 'place'] as const).map((part) => ({
    kind: 'line' as const,
    name: `${question.name}.${part}`,
    value: typedAt(posted, `${question.name}.${part}`),
    sort: 'words' as const,
    ask: text(`form.unit.${part}`),
  }))
  return [{ kind: 'fold', label: text('form.unit.elsewhere'), isOpen: isElsewhere(asked), lines }]
}

function readElsewhere(asked: Asked<UnitQuestion>): PageReading {
  const { question, posted } = asked
  for (const part of ['province', 'place'] as const)
    if (isEmptyAt(posted, `${question.name}.${part}`)) return { problem: text(`form.unit.${part}`) }
  const province = wordsHeardBy(asked, typedAt(posted, `${question.name}.province`), [], { elsewhere: true })
  const draft = draftIn(province)
  if (draft) return pageReading(wordsHeardBy(asked, typedAt(posted, `${question.name}.place`), [], draft))
  // The province that was named is the city itself, so the place is a unit of it.
  return 'draft' in province ? readInCity(asked, wordsInCity(asked)) : pageReading(province)
}

function isElsewhere({ question, posted }: Asked<UnitQuestion>): boolean {
  const isGiven = (part: string) => !isEmptyAt(posted, `${question.name}.${part}`)
  return question.elsewhere === true && (isGiven('province') || isGiven('place'))
}

/** The words that name a unit of the city. */
function wordsInCity(asked: Asked<UnitQuestion>): string {
  const { question, posted } = asked
  return typedAt(posted, isElsewhere(asked) ? `${question.name}.place` : question.name)
}

function pickField({ question }: Asked<UnitQuestion>): string {
  return `${question.name}.pick`
}

function draftIn(reading: Reading): Draft | undefined {
  return 'draft' in reading ? reading.draft : undefined
}
