import { declarationToShow } from '../../../db/declarations.ts'
import { familySize } from '../../../db/family.ts'
import { standingConsents } from '../../../db/people.ts'
import { type Kin, kinOf, kinText, MEMBERS_AT_MOST } from '../../core/family.ts'
import type { Button } from '../../core/outgoing.ts'
import { lines, type Text, text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { titleInSentence } from '../../templates/template.ts'
import { askConsent } from '../consent/ask.ts'
import { formToName } from '../declare/inForce.ts'
import { usualMatter } from '../declare/matter.ts'
import { momentText } from '../timeText.ts'
import { askForMember } from './add.ts'
import { membersOf } from './members.ts'

/** /giadinh: whom the person declares for, with what each has, and what can be done for them. */
export async function showFamily(turn: Turn): Promise<void> {
  const kin = kinOf(await membersOf(turn))
  if (kin.length === 0 && !(await hasAgreed(turn))) return askOwnYes(turn)
  if (kin.length === 0)
    return say(turn, { text: text('family.none', { most: MEMBERS_AT_MOST }), buttons: [[addButton]] })
  const states = await Promise.all(kin.map((one) => stateLine(turn, one)))
  say(turn, {
    text: lines(text('family.list'), ...states),
    buttons: [
      [{ label: text('menu.button.declare'), press: 'declare:' }, addButton],
      ...kin.map((one) => [{ label: kinText(one), press: `member:${one.person}` }]),
    ],
  })
}

const addButton: Button<Text> = { label: text('family.button.add'), press: 'familyAdd:' }

/** Whether the person stands by a yes of their own: before that nobody is added; who is there already is shown and can be removed. */
async function hasAgreed({ store, person }: Turn): Promise<boolean> {
  return person !== undefined && (await standingConsents(store, person.id)).size > 0
}

async function askOwnYes(turn: Turn): Promise<void> {
  const usual = await usualMatter(turn)
  const why = text('family.ownFirst')
  askConsent(
    turn,
    usual?.template.purpose ?? 'visits',
    { kind: 'family', at: turn.at.toISOString() },
    { why },
  )
}

/** What somebody of the family has. */
export async function stateLine(turn: Turn, kin: Kin): Promise<Text> {
  const last = await declarationToShow(turn.store, kin.person, turn.now)
  const who = kinText(kin)
  if (!last) return text('family.state.none', { who })
  const until = momentText(last.validUntil, turn.city.timeZone)
  const named = await formToName(turn, turn.city.templates.byName(last.template))
  const form = named ? titleInSentence(named) : text('family.state.form')
  return text(last.isValid ? 'family.state.valid' : 'family.state.over', { who, form, until })
}

/** [Thêm người]. */
export async function pressAdd(turn: Turn): Promise<void> {
  const { person } = turn
  if (!person || !(await hasAgreed(turn))) return askOwnYes(turn)
  if ((await familySize(turn.store, person.id)) >= MEMBERS_AT_MOST)
    return say(turn, { text: text('family.full', { most: MEMBERS_AT_MOST }) })
  await askForMember(turn)
}
