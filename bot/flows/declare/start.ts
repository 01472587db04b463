import { type LastDeclaration, lastDeclaration } from '../../../db/declarations.ts'
import { dateText } from '../../core/cityTime.ts'
import type { Answers } from '../../core/form/form.ts'
import { lines, type Text, text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { askConsent, hasConsent } from '../consent/ask.ts'
import { openForm } from '../forms.ts'
import { declarationEnd, TEMPLATE } from './form.ts'
import { knownBefore, knownByNow } from './known.ts'
import { pageButton } from './page.ts'

/**
 * Begins a declaration: consent first; then, for somebody who declared before and had nothing to report, one question
 * whether that is still so; else the form, with all that is known. `why` says what it is needed for: once, so not above the
 * form of somebody who has just read it above the question for consent.
 */
export async function startDeclaration(turn: Turn, why?: Text): Promise<void> {
  if (!(await hasConsent(turn, 'declaration'))) {
    const wish = turn.session.wish ?? { kind: 'declare', at: turn.at.toISOString() }
    const known = knownByNow(turn.session, turn.person?.profile, (await lastOf(turn))?.answers)
    return askConsent(turn, 'declaration', wish, { why, page: await pageButton(turn, known) })
  }
  const last = await lastOf(turn)
  if (!last) return fillIn(turn)
  if (last.risk) return fillIn(turn, last.answers, why)
  const key = turn.channel.limits.discreet ? 'declare.stillSoDiscreet' : 'declare.stillSo'
  const asked = text(key, { day: dateText(last.declaredAt, turn.city.timeZone) })
  say(turn, {
    text: why ? lines(why, asked) : asked,
    buttons: [
      [
        { label: text('declare.button.same'), press: `same:${last.declaredAt.getTime()}` },
        { label: text('declare.button.changed'), press: 'changed:' },
      ],
    ],
  })
}

/** The person's newest declaration, if it answers the questions that are asked now. */
export async function lastOf(turn: Turn): Promise<LastDeclaration<Answers> | undefined> {
  const last = turn.person && (await lastDeclaration<Answers>(turn.store, turn.person.id))
  return last?.template === TEMPLATE.name ? last : undefined
}

/** Opens the form with what a person told before; how they feel is asked anew every time. */
export async function fillIn(turn: Turn, before: Answers = {}, why?: Text): Promise<void> {
  await openDeclaration(turn, knownBefore(turn.person?.profile, before), why)
}

/** Opens the form, or goes on with the one that is open, with the page beside it where messages are few. */
export async function openDeclaration(turn: Turn, known: Answers, first?: Text): Promise<void> {
  const button = await pageButton(turn, { ...known, ...knownByNow(turn.session, undefined) })
  await openForm(turn, declarationEnd, known, { first, button })
}
