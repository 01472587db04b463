import type { log as vietnamese } from '../vi/log.ts'

export const log: Record<keyof typeof vietnamese, string> = {
  'log.head': '{venue}, {day} (at {time})\n{visits} came in · {outs} left · {inside} inside now',
  'log.empty': 'Nobody yet today.',
  'log.line': '{from}–{until} {person}{phone}{companions} · {gate}',
  'log.stillIn': 'now',
  'log.until': '{time}',
  'log.untilInferred': '{time} (estimated)',
  'log.companions': ' +{count}',
  'log.erased': '(erased)',
  'log.earlier': '{venue}, earlier today',
  'log.button.earlier': 'Earlier visits',
  'log.which': 'Which venue’s log would you like to see?',
  'log.button.again': 'Look again',
}
