import { changeRelation } from '../../../db/family.ts'
import { type Member, relationFrom } from '../../core/family.ts'
import type { About, Answers, Form } from '../../core/form/form.ts'
import type { Profile } from '../../core/person.ts'
import { text } from '../../core/text.ts'
import { say, type Turn, updateMember } from '../../core/turn.ts'
import { answeredText } from '../answered.ts'
import type { FormEnd } from '../flow.ts'
import { openForm } from '../forms.ts'
import { recordDone } from '../ownData/requests.ts'
import { withKin } from './member.ts'
import { memberNumbered } from './members.ts'
import { relationQuestion } from './relation.ts'

/** The form by which a member is corrected. */
export const CORRECTING = 'memberFacts'

/** [Sửa]: what is kept of a member, to be changed. */
export async function pressCorrect(turn: Turn, id: string): Promise<void> {
  await withKin(turn, id, async ({ person, name }) => {
    const member = await memberNumbered(turn, person)
    if (member) await openForm(turn, correcting({ person, name }), known(member))
  })
}

/** The logs of the places where they were find them by the new name and number from now on. */
export function correcting(about: About): FormEnd {
  return {
    form: correctForm(about),
    about,
    finish: async (turn, answers) => {
      const member = await memberNumbered(turn, about.person)
      if (!member || !turn.person) return say(turn, { text: text('family.gone') })
      const relation = relationFrom(answeredText(answers, 'relation'))
      await changeRelation(turn.store, { holderId: turn.person.id, memberId: member.id, relation })
      await updateMember(turn, member, factsIn(answers))
      await recordDone(turn, 'correct')
      say(turn, { text: text('family.corrected') })
    },
  }
}

/** The facts of a profile. What was never told is not asked for: the review offers it. */
const FACTS = ['name', 'birth', 'sex', 'phone'] as const

function known({ profile, relation }: Member): Answers {
  const facts = FACTS.flatMap((fact) => (profile[fact] === undefined ? [] : [[fact, profile[fact]]]))
  return { ...Object.fromEntries(facts), relation }
}

function factsIn(answers: Answers): Profile {
  return Object.fromEntries(
    FACTS.flatMap((fact) => (typeof answers[fact] === 'string' ? [[fact, answers[fact]]] : [])),
  )
}

function correctForm({ name }: About): Form {
  return {
    name: CORRECTING,
    questions: [
      { name: 'name', kind: 'personName', ask: 'family.add.name', label: 'checkIn.name.label' },
      relationQuestion(text('family.whichRelation', { name })),
      {
        name: 'birth',
        kind: 'birth',
        ask: text('family.correct.birth', { name }),
        label: 'ownData.fact.birth',
        onRequest: true,
        optional: true,
      },
      {
        name: 'sex',
        kind: 'choice',
        ask: text('family.correct.sex', { name }),
        label: 'ownData.fact.sex',
        onRequest: true,
        optional: true,
        choices: (['male', 'female', 'other'] as const).map((sex) => ({
          name: sex,
          label: text(`ownData.sex.${sex}`),
        })),
      },
      {
        name: 'phone',
        kind: 'phone',
        ofOther: true,
        ask: text('family.correct.phone', { name }),
        label: 'ownData.fact.phone',
        onRequest: true,
        optional: true,
      },
      {
        name: 'review',
        kind: 'review',
        ask: text('family.correct.review', { name }),
        label: 'ownData.correct.review',
        send: 'ownData.correct.save',
      },
    ],
  }
}
