import { lastDeclaration } from '../../../db/declarations.ts'
import { dateText } from '../../core/cityTime.ts'
import type { Answers } from '../../core/form/form.ts'
import { lines, type Text, text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { answersTakenOver } from '../../templates/template.ts'
import { askConsent, hasConsent } from '../consent/ask.ts'
import { openForm } from '../forms.ts'
import { declarationEnd, TEMPLATE } from './form.ts'

/**
 * Begins a declaration: consent first; then, for somebody who declared before and had nothing to report, one question
 * whether that is still so; else the form, with all that is known. `why` says what it is needed for.
 */
export async function startDeclaration(turn: Turn, why?: Text): Promise<void> {
  if (!(await hasConsent(turn, 'declaration'))) {
    return askConsent(
      turn,
      'declaration',
      turn.session.wish ?? { kind: 'declare', at: turn.at.toISOString() },
    )
  }
  const last = turn.person && (await lastDeclaration<Answers>(turn.store, turn.person.id))
  if (!last || last.template !== TEMPLATE.name) return fillIn(turn)
  if (last.risk) return fillIn(turn, last.answers)
  const key = turn.channel.limits.discreet ? 'declare.stillSoDiscreet' : 'declare.stillSo'
  const asked = text(key, { day: dateText(last.declaredAt, turn.city.timeZone) })
  say(turn, {
    text: why ? lines(why, asked) : asked,
    buttons: [
      [
        { label: text('declare.button.same'), press: 'same:' },
        { label: text('declare.button.changed'), press: 'changed:' },
      ],
    ],
  })
}

/** Opens the form with what a person told before; how they feel is asked anew every time. */
export async function fillIn(turn: Turn, before: Answers = {}): Promise<void> {
  const { name, phone, birth, sex } = turn.person?.profile ?? {}
  const facts = Object.entries({ name, phone, birth, sex }).flatMap(([fact, value]) =>
    value === undefined ? [] : [[fact, value] as const],
  )
  await openForm(turn, declarationEnd, {
    ...Object.fromEntries(facts),
    ...answersTakenOver(TEMPLATE, before),
  })
}
