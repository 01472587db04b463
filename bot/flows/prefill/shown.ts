import { standingPlaces } from '../../../db/shifts.ts'
import type { Button } from '../../core/outgoing.ts'
import { lines, type Text, text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import type { ParsedCode } from '../../qr/parseCode.ts'
import { hasConsent } from '../consent/ask.ts'
import { isDocument, peopleOn } from './facts.ts'
import { fillFromDocument } from './fill.ts'
import { dropDocument, holdDocument } from './held.ts'
import { openTaker } from './taker.ts'
import { useDocument } from './use.ts'

/**
 * Somebody who stands at no door sends the code of a document: it fills in the form that is open, or a declaration, once that
 * was agreed to. Nobody is looked up, so that the answer tells nothing of whose it is. False when there is none.
 */
export async function documentShown(turn: Turn, codes: readonly ParsedCode[]): Promise<boolean> {
  const documents = codes.filter(isDocument)
  const isUnclear = codes.some(({ kind }) => kind === 'unclearDocument')
  if (documents.length === 0 && !isUnclear) return false
  turn.removesPhotos = true
  const people = peopleOn(documents)
  if (people.length === 0) {
    say(turn, { text: text(documents.length > 0 ? 'prefill.masked' : 'prefill.unclear') })
    return true
  }
  dropDocument(turn)
  holdDocument(turn, people)
  if (openTaker(turn)) await fillFromDocument(turn)
  else if ((await mayStandAtADoor(turn)) || !(await hasConsent(turn, 'document'))) await offer(turn)
  else await useDocument(turn)
  return true
}

/** What can be done with it: a guard may have forgotten to begin the shift, a visitor may have meant to check in. */
async function offer(turn: Turn): Promise<void> {
  const isStaff = await mayStandAtADoor(turn)
  const said = text('photo.identity')
  const use: Button<Text> = { label: text('prefill.button.use'), press: 'useDocument:' }
  const start: Button<Text> = { label: text('shift.button.start'), press: 'shift:' }
  say(turn, {
    text: isStaff ? lines(said, text('scan.beginShift')) : said,
    buttons: isStaff ? [[use], [start]] : [[use]],
  })
}

async function mayStandAtADoor(turn: Turn): Promise<boolean> {
  return turn.person !== undefined && (await standingPlaces(turn.store, turn.person.id)).length > 0
}
