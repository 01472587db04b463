import { innermostForm } from '../../core/session.ts'
import { lines, type Text, text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { holdWish } from '../wish.ts'
import { templatesFor } from './inForce.ts'
import { type Matter, matterRef } from './matter.ts'

/**
 * What is to be declared by somebody who named nothing. With one declaration in force, or one begun, nothing is asked; with
 * several they are asked which; with none they are told so. `why` says what it is needed for.
 */
export async function settledMatter(
  turn: Turn,
  why: Text | undefined,
  press: 'whichForm' | 'whichForAll' = 'whichForm',
): Promise<Matter | undefined> {
  const templates = await templatesFor(turn)
  const begun = innermostForm(turn.session)
  const meant = templates.length === 1 ? templates[0] : templates.find(({ name }) => name === begun?.form)
  if (meant) return { template: meant }
  if (templates.length === 0) say(turn, { text: text('whichForm.none') })
  else askWhich(turn, templates, why, press)
  return undefined
}

function askWhich(
  turn: Turn,
  templates: readonly Matter['template'][],
  why: Text | undefined,
  press: string,
): void {
  const which = text('whichForm.ask')
  holdWish(turn)
  say(turn, {
    text: why ? lines(why, which) : which,
    buttons: templates.map((template) => [
      { label: template.title, press: `${press}:${matterRef({ template })}` },
    ]),
  })
}
