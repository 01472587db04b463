import type { Flow } from '../flow.ts'
import { placeFormEnd, pressAt, pressIgnore, pressReport } from './place.ts'

/** A code that nobody here gave out and that hangs at a place: a sticker over a poster. */
export const strangeCodeFlow: Flow = {
  forms: [placeFormEnd],
  presses: { reportCode: pressReport, ignoreCode: pressIgnore, codeAt: pressAt },
}
