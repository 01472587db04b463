import { eraseMember } from '../../../db/erase.ts'
import type { Kin } from '../../core/family.ts'
import type { About, Form } from '../../core/form/form.ts'
import { shortName } from '../../core/personName.ts'
import type { Session } from '../../core/session.ts'
import { lines, text } from '../../core/text.ts'
import { say, type Turn, updateMember } from '../../core/turn.ts'
import { answeredText } from '../answered.ts'
import { withoutAwaited } from '../checkIn/awaited.ts'
import type { FormEnd } from '../flow.ts'
import { openForm } from '../forms.ts'
import { declareFor } from './declare.ts'
import { stateLine } from './list.ts'
import { kinNumbered, memberNumbered } from './members.ts'

/** What can be done for one of the family, if they are of the presser's own. */
export async function pressMember(turn: Turn, id: string): Promise<void> {
  await withKin(turn, id, (kin) => showMember(turn, kin))
}

async function withKin(turn: Turn, id: string, act: (kin: Kin) => Promise<void>): Promise<void> {
  const kin = await kinNumbered(turn, id)
  if (kin) await act(kin)
  else say(turn, { text: text('family.gone') })
}

async function showMember(turn: Turn, kin: Kin, first?: ReturnType<typeof text>): Promise<void> {
  const { person: id } = kin
  const state = await stateLine(turn, kin)
  say(turn, {
    text: first ? lines(first, state) : state,
    buttons: [
      [{ label: text('menu.button.declare'), press: `memberDeclare:${id}` }],
      [
        { label: text('family.button.rename'), press: `memberName:${id}` },
        { label: text('family.button.relation'), press: `memberRelation:${id}` },
      ],
      [{ label: text('family.button.handOver'), press: `memberHand:${id}` }],
      [{ label: text('family.button.remove'), press: `memberRemove:${id}` }],
    ],
  })
}

export async function pressDeclare(turn: Turn, id: string): Promise<void> {
  await withKin(turn, id, ({ person }) => declareFor(turn, [person]))
}

export async function pressRename(turn: Turn, id: string): Promise<void> {
  await withKin(turn, id, ({ person, name }) => openForm(turn, renaming({ person, name }), {}))
}

const nameForm: Form = {
  name: 'memberName',
  questions: [{ name: 'name', kind: 'personName', ask: 'family.add.name', label: 'checkIn.name.label' }],
}

/** The logs of the places where they were find them by the new name from now on. */
export function renaming(about: About): FormEnd {
  return {
    form: nameForm,
    about,
    finish: async (turn, answers) => {
      const member = await memberNumbered(turn, about.person)
      if (!member) return say(turn, { text: text('family.gone') })
      const { profile } = await updateMember(turn, member, { name: answeredText(answers, 'name') })
      say(turn, { text: text('family.renamed', { name: shortName(profile.name ?? '') }) })
    },
  }
}

export async function pressRemove(turn: Turn, id: string): Promise<void> {
  await withKin(turn, id, async ({ person, name }) =>
    say(turn, {
      text: text('family.remove', { name }),
      buttons: [
        [{ label: text('family.button.gone'), press: `memberGone:${person}` }],
        [{ label: text('family.button.keep'), press: 'family:' }],
      ],
    }),
  )
}

/** Their data are forgotten as those of anybody who asks for it. */
export async function pressGone(turn: Turn, id: string): Promise<void> {
  await withKin(turn, id, async ({ person, name }) => {
    await eraseMember(turn.store, person, turn.at)
    turn.session = withoutMember(turn.session, person)
    say(turn, { text: text('family.removed', { name }) })
  })
}

/** The session of whoever carries somebody no more: their open forms are gone, and nobody waits for them. */
export function withoutMember(session: Session, member: number): Session {
  const { left, round, ...rest } = withoutAwaited(session, [member])
  return {
    ...rest,
    forms: session.forms.filter(({ about }) => about?.person !== member),
    ...(left && left.form.about?.person !== member && { left }),
    ...(round && {
      round: {
        ...round,
        same: round.same.filter((id) => id !== member),
        left: round.left.filter((id) => id !== member),
        done: round.done.filter((id) => id !== member),
      },
    }),
  }
}
