import type { Flow } from '../flow.ts'
import { daysFormEnd, pressOtherDays } from './days.ts'
import { pressList, pressNotices } from './further.ts'
import { referenceFormEnd } from './reference.ts'
import { pressNew, pressUnit, startTracing } from './start.ts'
import { pressTogether } from './together.ts'
import { pressVisits } from './visits.ts'
import { pressPerson, whomFormEnd } from './whom.ts'

/** Tracing, for whoever is appointed to it: a case, whose it is, where they were, and how many others were there. */
export const traceFlow: Flow = {
  leavesEdits: true,
  commands: [{ words: 'command.trace', where: 'private', takesMore: true, run: startTracing }],
  forms: [referenceFormEnd, whomFormEnd, daysFormEnd],
  presses: {
    traceNew: pressNew,
    traceUnit: pressUnit,
    tracePerson: pressPerson,
    traceDays: pressOtherDays,
    traceVisits: pressVisits,
    traceTogether: pressTogether,
    traceList: pressList,
    traceNotices: pressNotices,
  },
}
