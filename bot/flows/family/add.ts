import { addMember, familySize } from '../../../db/family.ts'
import { MEMBERS_AT_MOST, relationFrom } from '../../core/family.ts'
import type { Form } from '../../core/form/form.ts'
import type { Question } from '../../core/form/question.ts'
import { PROFILE_DAYS, type Purpose } from '../../core/person.ts'
import { shortName } from '../../core/personName.ts'
import { lines, text, words } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { answeredText } from '../answered.ts'
import { purposesOf, purposeTexts, templateFor } from '../consent/texts.ts'
import { templatesFor } from '../declare/inForce.ts'
import type { FormEnd } from '../flow.ts'
import { openForm } from '../forms.ts'
import { type GivenAs, recordYesFor, whatIsKept } from './consent.ts'
import { relationQuestion } from './relation.ts'

/** Somebody is added by a form of this name, with the purposes that are offered behind it. */
const FORM = 'familyMember'

/** Where the form is spoken: what is kept is told in the city's texts, and how it travels. */
type Where = Pick<Turn, 'city' | 'channel'>

/** Asks for somebody of the family, with what is in force where the holder lives. */
export async function askForMember(turn: Turn): Promise<void> {
  const declared = (await templatesFor(turn)).map(({ purpose }) => purpose)
  await openForm(turn, memberEnd(turn, [...declared, 'visits']), {})
}

/** The form by which somebody is being added; nothing when it is another. What a purpose that is gone was, is not offered. */
export function memberFormBegun(where: Where, name: string): FormEnd | undefined {
  const [form, ...named] = name.split('.')
  if (form !== FORM) return undefined
  const known = purposesOf(where.city)
  return memberEnd(
    where,
    named.filter((purpose) => known.includes(purpose)),
  )
}

function memberEnd(where: Where, offered: readonly Purpose[]): FormEnd {
  return {
    form: memberForm(where, offered),
    isBeforeYes: true,
    finish: async (turn, answers) => {
      const agreed = offered.filter(
        (purpose) => Array.isArray(answers.agreed) && answers.agreed.includes(purpose),
      )
      const name = answeredText(answers, 'name')
      if (agreed.length === 0)
        return say(turn, { text: text('family.add.notKept', { name: shortName(name) }) })
      const givenAs = answers.says === 'represents' ? 'represents' : 'asked'
      await add(turn, { name, relation: answeredText(answers, 'relation'), agreed, givenAs })
    },
  }
}

/**
 * Whoever adds somebody says for them what may be kept, by the law as who represents them, or because they were asked. Of whom
 * nothing was agreed to nothing is kept, not even the name.
 */
function memberForm(where: Where, offered: readonly Purpose[]): Form {
  return {
    name: [FORM, ...offered].join('.'),
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
      agreedQuestion(where, offered),
    ],
  }
}

/** One yes a purpose, each under the text that stands for it: what is kept, for whom to see and how long. */
function agreedQuestion({ city, channel }: Where, purposes: readonly Purpose[]): Question {
  const travels = text(`consent.travels.${channel.name}`)
  const kept = purposes.map((purpose, at) =>
    // How messages travel is the same for all, and said once.
    whatIsKept(city, purpose, at === purposes.length - 1 ? travels : words('')),
  )
  return {
    name: 'agreed',
    kind: 'many',
    ask: lines(text('family.add.about', { days: PROFILE_DAYS }), ...kept, text('family.add.agreed')),
    label: 'family.label.agreed',
    when: { question: 'says', not: 'notYet' },
    choices: purposes.map((name) => ({ name, label: purposeTexts(city, name).yes })),
    none: 'consent.no',
  }
}

type Told = {
  readonly name: string
  readonly relation: string
  readonly agreed: readonly Purpose[]
  readonly givenAs: GivenAs
}

async function add(turn: Turn, { name, relation, agreed, givenAs }: Told): Promise<void> {
  const { person, store, city } = turn
  if (!person) return say(turn, { text: text('menu.staleButton') })
  if ((await familySize(store, person.id)) >= MEMBERS_AT_MOST)
    return say(turn, { text: text('family.full', { most: MEMBERS_AT_MOST }) })
  const id = await addMember(store, {
    holderId: person.id,
    relation: relationFrom(relation),
    profile: { name },
  })
  for (const purpose of agreed) await recordYesFor(turn, purpose, id, givenAs)
  const declares = agreed.some((purpose) => templateFor(city, purpose) !== undefined)
  say(turn, {
    text: text('family.added', { name: shortName(name) }),
    buttons: [
      ...(declares ? [[{ label: text('family.button.declareNow'), press: `memberDeclare:${id}` }]] : []),
      [{ label: text('family.button.addMore'), press: 'familyAdd:' }],
    ],
  })
}
