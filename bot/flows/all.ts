import { catalogues } from '../../locales/catalogue.ts'
import { fold } from '../core/fold.ts'
import type { FormState } from '../core/form/form.ts'
import type { ChatKind } from '../core/received.ts'
import type { Turn } from '../core/turn.ts'
import { checkInFlow } from './checkIn/flow.ts'
import { consentFlow } from './consent/flow.ts'
import { declareFlow } from './declare/flow.ts'
import { declarationNamed } from './declare/form.ts'
import { distinct } from './distinct.ts'
import { exportFlow } from './export/flow.ts'
import { familyFlow, familyForm } from './family/flow.ts'
import { flagFlow } from './flag/flow.ts'
import type { Command, Flow, FormEnd } from './flow.ts'
import { groupFlow } from './group/flow.ts'
import { guideFlow } from './guide/flow.ts'
import { historyFlow } from './history/flow.ts'
import { leaveFormFlow } from './leaveForm.ts'
import { linkFlow } from './link/flow.ts'
import { liveFlow } from './live/flow.ts'
import { logFlow } from './log/flow.ts'
import { menuFlow } from './menu.ts'
import { officeFlow } from './office/flow.ts'
import { ownDataFlow } from './ownData/flow.ts'
import { prefillFlow } from './prefill/flow.ts'
import { roundFlow } from './round/flow.ts'
import { scanFlow } from './scan/flow.ts'
import { shiftFlow } from './shift/flow.ts'
import { staffFlow } from './staff/flow.ts'
import { strangeCodeFlow } from './strangeCode/flow.ts'
import { noticeFlow } from './trace/decision.ts'
import { traceFlow } from './trace/flow.ts'
import { leaveEdit } from './venue/editing.ts'
import { venueFlow } from './venue/flow.ts'

/** Every conversation of the product. */
const FLOWS: readonly Flow[] = [
  menuFlow,
  leaveFormFlow(findForm),
  consentFlow,
  declareFlow,
  prefillFlow,
  checkInFlow,
  historyFlow,
  venueFlow,
  staffFlow,
  shiftFlow,
  liveFlow,
  scanFlow,
  logFlow,
  exportFlow,
  roundFlow,
  groupFlow,
  flagFlow,
  officeFlow,
  familyFlow,
  linkFlow,
  strangeCodeFlow,
  guideFlow,
  ownDataFlow,
  noticeFlow,
  traceFlow,
].map((flow: Flow) => (flow.leavesEdits ? leavingEdits(flow) : flow))

/** One rule for all menus of a venue: whoever goes to one is not asked again what they were changing. */
function leavingEdits({ commands = [], presses = {}, ...flow }: Flow): Flow {
  const leaving = (run: (turn: Turn, said: string) => Promise<void>) => async (turn: Turn, said: string) => {
    leaveEdit(turn)
    await run(turn, said)
  }
  const pressed = Object.entries(presses).map(([name, press]) => [name, leaving(press)] as const)
  return {
    ...flow,
    commands: commands.map((command) => ({ ...command, run: leaving(command.run) })),
    presses: Object.fromEntries(pressed),
  }
}

/** A command with what was written after it. */
type FoundCommand = { readonly run: (turn: Turn) => Promise<void> }

const words = { private: wordsIn('private'), group: wordsIn('group') }
const forms = distinct(
  'forms',
  FLOWS.flatMap((flow) => flow.forms ?? []).map((end) => [end.form.name, end] as const),
)
const presses = {
  private: distinct(
    'private buttons',
    FLOWS.flatMap((flow) => Object.entries(flow.presses ?? {})),
  ),
  group: distinct(
    'group buttons',
    FLOWS.flatMap((flow) => Object.entries(flow.groupPresses ?? {})),
  ),
}

/** The words of both languages that start something in one kind of chat. */
function wordsIn(chat: ChatKind): ReadonlyMap<string, Command> {
  const commands = FLOWS.flatMap((flow) => flow.commands ?? []).filter((command) => isFor(command, chat))
  return distinct(
    `${chat} commands`,
    commands.flatMap((command) =>
      [catalogues.vi[command.words], catalogues.en[command.words]]
        .flatMap((list) => list.split('|'))
        .map((word) => [fold(word), command] as const),
    ),
  )
}

/** Words that are names of people too: without a slash they are what somebody is called. */
const GIVEN_NAMES = new Set(['trang'])

/** "Tôi muốn khai báo", "english please": how a wish is said, folded. */
const WISH = {
  before:
    /^(?:(?:da |vang )?(?:(?:toi|em|chau|con|minh) )?(?:muon|can|xin|cho (?:toi|em|chau|con|minh)) (?:duoc |xem )?|i (?:want|would like) (?:to )?|please )/,
  after: / (?:please|a|nhe|nha|voi)$/,
}

/**
 * The command that a text is by its words alone, "khai báo": all of the text, unless the command takes something after
 * its words. In a group people talk to each other, and only what officials ask for works without a slash.
 */
export function findWords(chat: ChatKind, typed: string): FoundCommand | undefined {
  const said = fold(typed)
  if (GIVEN_NAMES.has(said)) return undefined
  const wished = said.replace(WISH.before, '').replace(WISH.after, '')
  const meant = chat === 'private' && wished !== said ? words.private.get(wished) : undefined
  if (meant && !GIVEN_NAMES.has(wished)) return { run: (turn) => meant.run(turn, '') }
  for (const [word, command] of words[chat]) {
    if (chat === 'group' && !command.takesMore && !command.plainly) continue
    if (said === word) return { run: (turn) => command.run(turn, '') }
    if (command.takesMore && said.startsWith(`${word} `)) {
      return { run: (turn) => command.run(turn, afterWords(typed, word)) }
    }
  }
  return undefined
}

/** The command that a text with a slash is: `/khaibao`, `/ghepnhom@bot CODE`. */
export function findCommand(chat: ChatKind, typed: string): FoundCommand | undefined {
  const [, name, rest = ''] = /^\s*\/([^\s@]+)(?:@\S+)?\s*([\s\S]*)$/.exec(typed) ?? []
  if (name === undefined) return undefined
  const command = words[chat].get(fold(name))
  return command && { run: (turn) => command.run(turn, rest.trim()) }
}

function isFor({ where }: Command, chat: ChatKind): boolean {
  return where === 'both' || where === chat
}

/** What follows the command's words in the text as it was typed. */
function afterWords(typed: string, word: string): string {
  return typed.trim().split(/\s+/).slice(word.split(' ').length).join(' ')
}

/** The form that somebody has begun: one of ours, or a declaration's of a template. */
export function findForm(turn: Pick<Turn, 'city' | 'channel'>, begun: FormState): FormEnd | undefined {
  return forms.get(begun.form) ?? familyForm(turn, begun) ?? declarationNamed(turn.city, begun)
}

/** The words before the colon of all buttons of one kind of chat. */
export function pressNames(chat: ChatKind): readonly string[] {
  return [...presses[chat].keys()]
}

/** The button that a press is, by the word before its colon. */
export function findPress(chat: ChatKind, data: string): ((turn: Turn) => Promise<void>) | undefined {
  const colon = data.indexOf(':')
  const press = presses[chat].get(data.slice(0, colon))
  return colon > 0 && press ? (turn) => press(turn, data.slice(colon + 1)) : undefined
}
