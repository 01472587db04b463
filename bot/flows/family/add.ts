import { addMember, familySize } from '../../../db/family.ts'
import { MEMBERS_AT_MOST, relationFrom } from '../../core/family.ts'
import type { Form } from '../../core/form/form.ts'
import { shortName } from '../../core/personName.ts'
import { text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { answeredText } from '../answered.ts'
import { hasConsent } from '../consent/ask.ts'
import { usualMatter } from '../declare/matter.ts'
import type { FormEnd } from '../flow.ts'
import { type GivenAs, recordYesFor } from './consent.ts'
import { relationQuestion } from './relation.ts'

/** What is agreed to for a member: one yes a purpose. */
const AGREED = ['declare', 'visits'] as const

/**
 * Whoever adds somebody says for them what may be kept, by the law as who represents them, or because they were asked. Of whom
 * nothing was agreed to nothing is kept, not even the name.
 */
const memberForm: Form = {
  name: 'familyMember',
  questions: [
    { name: 'name', kind: 'personName', ask: 'family.add.name', label: 'checkIn.name.label' },
    relationQuestion('family.add.relation'),
    {
      name: 'says',
      kind: 'choice',
      ask: 'family.add.says',
      label: 'family.label.says',
      choices: [
        { name: 'represents', label: 'family.add.represents' },
        { name: 'asked', label: 'family.add.asked' },
        { name: 'notYet', label: 'family.add.notYet' },
      ],
    },
    {
      name: 'agreed',
      kind: 'many',
      ask: 'family.add.agreed',
      label: 'family.label.agreed',
      when: { question: 'says', not: 'notYet' },
      choices: AGREED.map((name) => ({ name, label: text(`family.add.agreed.${name}`) })),
      none: 'consent.no',
    },
  ],
}

export const memberFormEnd: FormEnd = {
  form: memberForm,
  isBeforeYes: true,
  finish: async (turn, answers) => {
    const agreed = Array.isArray(answers.agreed) ? answers.agreed : []
    const name = answeredText(answers, 'name')
    if (agreed.length === 0) return say(turn, { text: text('family.add.notKept', { name: shortName(name) }) })
    const givenAs = answers.says === 'represents' ? 'represents' : 'asked'
    await add(turn, { name, relation: answeredText(answers, 'relation'), agreed, givenAs })
  },
}

type Told = {
  readonly name: string
  readonly relation: string
  readonly agreed: readonly string[]
  readonly givenAs: GivenAs
}

async function add(turn: Turn, { name, relation, agreed, givenAs }: Told): Promise<void> {
  const { person, store } = turn
  if (!person) return say(turn, { text: text('menu.staleButton') })
  if ((await familySize(store, person.id)) >= MEMBERS_AT_MOST)
    return say(turn, { text: text('family.full', { most: MEMBERS_AT_MOST }) })
  const id = await addMember(store, {
    holderId: person.id,
    relation: relationFrom(relation),
    profile: { name },
  })
  const purpose = (await usualMatter(turn))?.template.purpose
  for (const what of agreed) {
    const agreedTo = what === 'visits' ? 'visits' : purpose
    if (agreedTo) await recordYesFor(turn, agreedTo, id, givenAs)
  }
  const declares = purpose !== undefined && (await hasConsent(turn, purpose, id))
  say(turn, {
    text: text('family.added', { name: shortName(name) }),
    buttons: [
      ...(declares ? [[{ label: text('family.button.declareNow'), press: `memberDeclare:${id}` }]] : []),
      [{ label: text('family.button.addMore'), press: 'familyAdd:' }],
    ],
  })
}
