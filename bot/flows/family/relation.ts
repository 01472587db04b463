import { changeRelation } from '../../../db/family.ts'
import { type Kin, kinText, RELATIONS } from '../../core/family.ts'
import type { About } from '../../core/form/form.ts'
import type { Question } from '../../core/form/question.ts'
import { KIN_WORDS } from '../../core/kinWords.ts'
import { type Text, text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { answeredText } from '../answered.ts'
import type { FormEnd } from '../flow.ts'
import { openForm } from '../forms.ts'
import { kinNumbered } from './members.ts'

/** Who somebody is to whom they are carried by, as people say it: "bố", "má", "con trai". */
export function relationQuestion(ask: Question['ask']): Question {
  return {
    name: 'relation',
    kind: 'choice',
    ask,
    label: 'family.label.relation',
    choices: RELATIONS.map((name) => ({
      name,
      label: text(`family.relation.${name}`),
      also: KIN_WORDS[name],
    })),
  }
}

/** [Đổi quan hệ]. */
export async function pressRelation(turn: Turn, id: string): Promise<void> {
  const kin = await kinNumbered(turn, id)
  if (!kin) return say(turn, { text: text('family.gone') })
  await openForm(turn, relating({ person: kin.person, name: kin.name }), {})
}

export function relating(about: About): FormEnd {
  const ask: Text = text('family.whichRelation', { name: about.name })
  return {
    form: { name: 'memberRelation', questions: [relationQuestion(ask)] },
    about,
    finish: async (turn, answers) => {
      const kin = await kinNumbered(turn, String(about.person))
      const relation = RELATIONS.find((known) => known === answeredText(answers, 'relation'))
      if (!kin || !relation || !turn.person) return say(turn, { text: text('family.gone') })
      await changeRelation(turn.store, { holderId: turn.person.id, memberId: kin.person, relation })
      const changed: Kin = { ...kin, relation }
      say(turn, { text: text('family.relationChanged', { who: kinText(changed) }) })
    },
  }
}
