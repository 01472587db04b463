import { templateUses } from '../../../db/templateUses.ts'
import type { City } from '../../core/city.ts'
import type { FormState } from '../../core/form/form.ts'
import type { Wish } from '../../core/session.ts'
import { text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { USUAL_TEMPLATE } from '../../templates/directory.ts'
import { type Template, titleInSentence } from '../../templates/template.ts'
import { hasConsent } from '../consent/ask.ts'
import { newForm } from '../forms.ts'
import { declarationEnd } from './form.ts'
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
  say(turn, { text: text('whichForm.movedOver', { form: titleInSentence(matter.template) }) })
  await moveOver(turn, gone, matter)
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

async function moveOver(turn: Turn, gone: readonly FormState[], { template }: Matter): Promise<void> {
  for (const form of gone) {
    const isAgreed = await hasConsent(turn, template.purpose, form.about?.person)
    if (isAgreed) replaceForm(turn, form, { ...form, form: template.name })
    else waitForConsent(turn, form, template)
  }
}

function replaceForm(turn: Turn, gone: FormState, form: FormState): void {
  const { left, ...session } = turn.session
  turn.session = {
    ...session,
    ...(left && { left: left.form === gone ? { ...left, form } : left }),
    forms: session.forms.map((open) => (open === gone ? form : open)),
  }
}

/**
 * The form is put aside as if it had been left, to be taken up again after the yes: by no button of before, because it is
 * another now. One that was open is asked for at once.
 */
function waitForConsent(turn: Turn, gone: FormState, template: Template): void {
  const { wish, forms, left, ...session } = turn.session
  const { about } = gone
  const begun = newForm(turn, declarationEnd({ template, ...(about && { about }) }), gone.answers)
  const form: FormState = { ...begun, heldSince: turn.at.toISOString() }
  const isOpen = forms.includes(gone)
  const declared: Wish = {
    kind: 'declare',
    at: turn.at.toISOString(),
    template: template.name,
    ...(about && { about }),
  }
  const waiting = wish ?? (isOpen ? declared : undefined)
  turn.session = {
    ...session,
    forms: forms.filter((open) => open !== gone),
    left: { ...(left?.form === gone && left), form },
    ...(waiting && { wish: waiting }),
  }
  if (isOpen) turn.wishDue = true
}
