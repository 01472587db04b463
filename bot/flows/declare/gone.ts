import { templateUses } from '../../../db/templateUses.ts'
import type { City } from '../../core/city.ts'
import type { FormState } from '../../core/form/form.ts'
import { text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { USUAL_TEMPLATE } from '../../templates/directory.ts'
import { titleInSentence } from '../../templates/template.ts'
import { hasConsent } from '../consent/ask.ts'
import { type Matter, usualMatter } from './matter.ts'

type FindForm = (city: City, begun: FormState) => unknown

/**
 * Whoever is inside a declaration whose file is gone goes over into the one in force, with every answer to a question of the
 * same name; the form checks them again and asks what is missing. Without a yes to that one the form waits behind the
 * question for it. Where none is in force, it ends. The person is told once.
 */
export async function takeOverGone(turn: Turn, findForm: FindForm): Promise<void> {
  const { forms, left } = turn.session
  const begun = [...forms, ...(left ? [left.form] : [])].filter((form) => !findForm(turn.city, form))
  if (turn.chat.kind !== 'private' || begun.length === 0) return
  const gone = await declarationsAmong(turn, begun)
  if (gone.length === 0) return
  const matter = await usualMatter(turn)
  if (!matter) return endGone(turn, gone)
  moveOver(turn, gone, matter)
  say(turn, { text: text('whichForm.movedOver', { form: titleInSentence(matter.template) }) })
  if (!(await hasConsent(turn, matter.template.purpose))) waitForConsent(turn, matter)
}

/** A form that nobody knows was a declaration if it was ever in force here. */
async function declarationsAmong({ store, city }: Turn, begun: readonly FormState[]): Promise<FormState[]> {
  const uses = await templateUses(store, city.edition)
  const once = new Set([USUAL_TEMPLATE, ...uses.map(({ template }) => template)])
  return begun.filter(({ form }) => once.has(form))
}

function endGone(turn: Turn, gone: readonly FormState[]): void {
  const { left, ...session } = turn.session
  const stays = left && !gone.includes(left.form)
  turn.session = {
    ...session,
    ...(stays && { left }),
    forms: session.forms.filter((form) => !gone.includes(form)),
  }
  say(turn, { text: text('whichForm.gone') })
}

function moveOver(turn: Turn, gone: readonly FormState[], { template }: Matter): void {
  const { left, ...session } = turn.session
  const moved = (form: FormState) => (gone.includes(form) ? { ...form, form: template.name } : form)
  turn.session = {
    ...session,
    ...(left && { left: { ...left, form: moved(left.form) } }),
    forms: session.forms.map(moved),
  }
}

/** The form is put aside as if it had been left, to be taken up again after the yes. */
function waitForConsent(turn: Turn, { template }: Matter): void {
  const { wish, forms, ...session } = turn.session
  const form = forms.find((open) => open.form === template.name)
  if (!form) return
  const about = form.about && { about: form.about }
  turn.session = {
    ...session,
    forms: forms.filter((open) => open !== form),
    left: { form },
    wish: wish ?? { kind: 'declare', at: turn.at.toISOString(), template: template.name, ...about },
  }
  turn.wishDue = true
}
