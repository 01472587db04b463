import type { Flow } from '../flow.ts'
import { pressKeep, pressOutAt } from './askWhen.ts'
import { pressVisit } from './card.ts'
import { pressAlong, pressNotOut, pressTakeBack, pressTurnOut } from './corrections.ts'
import { pressLeft } from './left.ts'
import { showWhere } from './now.ts'
import { pressBefore, pressFix, showHistory } from './page.ts'
import { pressReminders, showReminders } from './reminders.ts'

/** Somebody's own visits: read, ended late, put right. */
export const historyFlow: Flow = {
  commands: [
    { words: 'command.history', where: 'private', takesMore: true, run: showHistory },
    { words: 'command.where', where: 'private', run: showWhere },
    { words: 'command.reminders', where: 'private', run: showReminders },
  ],
  presses: {
    visitsBefore: pressBefore,
    fixVisit: pressFix,
    visit: pressVisit,
    outAt: pressOutAt,
    left: pressLeft,
    keepVisit: pressKeep,
    notOut: pressNotOut,
    turnOut: pressTurnOut,
    takeBack: pressTakeBack,
    along: pressAlong,
    remind: pressReminders,
  },
}
