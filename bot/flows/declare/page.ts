import { makeFormLink } from '../../../db/formLinks.ts'
import { questionsLeft } from '../../core/form/answers.ts'
import type { Answers } from '../../core/form/form.ts'
import type { Button } from '../../core/outgoing.ts'
import { type Text, text } from '../../core/text.ts'
import type { Turn } from '../../core/turn.ts'
import { makeToken } from '../../qr/token.ts'
import { formContext } from '../forms.ts'
import { declarationEnd } from './form.ts'
import type { Matter } from './matter.ts'

/** Fewer questions are answered in the chat sooner than a page is opened. */
const QUESTIONS_AT_LEAST = 4
/** Minutes that a page can be filled in after it was offered; a new one is a word away. */
const LINK_MINUTES = 60
const MINUTE_MILLISECONDS = 60_000

/** Where messages are few and many questions are left: a button to the page on which all of them stand. */
export async function pageButton(
  turn: Turn,
  matter: Matter,
  known: Answers,
): Promise<Button<Text> | undefined> {
  if (!turn.channel.limits.fewMessages || turn.chat.kind !== 'private') return undefined
  const { form, about } = declarationEnd(matter)
  if (questionsLeft(form, known, formContext(turn)).length < QUESTIONS_AT_LEAST) return undefined
  const token = makeToken(turn.random)
  await makeFormLink(turn.store, token, {
    chatId: turn.chat.id,
    senderHash: turn.senderHash,
    form: form.name,
    aboutId: about?.person,
    now: turn.now,
    expiresAt: new Date(turn.now.getTime() + LINK_MINUTES * MINUTE_MILLISECONDS),
  })
  return { label: text('formPage.button'), link: pageLink(turn, token) }
}

/** The language goes along, because it may be that of the person's messenger, which nothing but a message tells us. */
function pageLink({ city, language }: Turn, token: string): string {
  return `${city.base}/form/${token}${language === 'vi' ? '' : `?lang=${language}`}`
}
