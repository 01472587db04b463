import { dayText } from '../../core/cityTime.ts'
import type { DocumentFacts } from '../../core/documentFacts.ts'
import { joined } from '../../core/form/join.ts'
import { type Question, worded } from '../../core/form/question.ts'
import type { Button } from '../../core/outgoing.ts'
import { shortName } from '../../core/personName.ts'
import { innermostForm } from '../../core/session.ts'
import { lines, type Text, text, words } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { purposeTexts } from '../consent/texts.ts'

/** People in one photo among whom one is chosen: with the button that takes none, as many as every messenger has buttons. */
const PEOPLE_AT_MOST = 4

/** A date begins with its year, which together with a short name tells people of one house apart. */
const YEAR_DIGITS = 4

/** Asks whether the code may be used. The form that is open waits for the answer, or for its own. */
export function askForYes(turn: Turn): void {
  const travels = text(`consent.travels.${turn.channel.name}`)
  waitForAnswer(turn)
  say(turn, {
    text: text('consent.document.ask', { travels }),
    buttons: [
      [{ label: purposeTexts(turn.city, 'document').yes, press: 'yes:document' }],
      [
        { label: text('consent.readMore'), press: 'more:document' },
        { label: text('consent.no'), press: 'no:document' },
      ],
    ],
  })
}

/** Asks whose code of several is meant. False when there are more than can be chosen among. */
export function askWhose(turn: Turn, people: readonly DocumentFacts[]): boolean {
  if (people.length > PEOPLE_AT_MOST) return false
  waitForAnswer(turn)
  const one = people.map((facts, index): Button<Text>[] => [
    { label: personText(turn, facts), press: `ofDocument:${index}` },
  ])
  say(turn, {
    text: text('prefill.whose', { count: people.length }),
    buttons: [...one, [{ label: text('prefill.button.nobody'), press: 'dropDocument:' }]],
  })
  return true
}

/** What was told before stays unless the person wants the code's word instead. */
export function askWhatCounts(turn: Turn, differing: readonly Question[]): void {
  waitForAnswer(turn)
  say(turn, {
    text: text('prefill.differs', { questions: questionsText(differing) }),
    buttons: [
      [
        { label: text('prefill.button.replace'), press: 'byDocument:' },
        { label: text('prefill.button.keep'), press: 'dropDocument:' },
      ],
    ],
  })
}

/** What was filled in, above the next question, and where only its bearer can take the photo away, that they should. */
export function filledText(turn: Turn, filled: readonly Question[]): Text {
  const said =
    filled.length > 0
      ? text('prefill.filled', { questions: questionsText(filled) })
      : text('prefill.nothingNew')
  return turn.channel.limits.deletesPhotos ? said : lines(said, text('prefill.removePhoto'))
}

export function questionsText(questions: readonly Question[]): Text {
  const [first, ...rest] = questions.map(({ label }) => worded(label))
  return first ? joined([first, ...rest]) : words('')
}

/** The question of the open form is not asked again beneath: one thing is asked at a time. */
export function waitForAnswer(turn: Turn): void {
  turn.askedForm = innermostForm(turn.session)?.instance
}

/** Who a code shows, as far as the chat may see it. */
function personText(turn: Turn, { name, birth }: DocumentFacts): Text {
  const { discreet } = turn.channel.limits
  const called = name !== undefined && discreet ? shortName(name) : name
  const born = birth !== undefined && discreet ? birth.slice(0, YEAR_DIGITS) : birth
  const parts = [called, born === undefined ? undefined : dayText(born)].filter((part) => part !== undefined)
  return words(parts.join(', '))
}
