import { catalogues } from '../../locales/catalogue.ts'
import { fold } from '../core/fold.ts'
import type { ChatKind } from '../core/received.ts'
import type { Turn } from '../core/turn.ts'
import { checkInFlow } from './checkIn/flow.ts'
import { consentFlow } from './consent/flow.ts'
import { declareFlow } from './declare/flow.ts'
import type { Command, Flow, FormEnd } from './flow.ts'
import { groupFlow } from './group/flow.ts'
import { leaveFormFlow } from './leaveForm.ts'
import { menuFlow } from './menu.ts'
import { venueFlow } from './venue/flow.ts'

/** Every conversation of the product. */
const FLOWS: readonly Flow[] = [
  menuFlow,
  leaveFormFlow(findForm),
  consentFlow,
  declareFlow,
  checkInFlow,
  venueFlow,
  groupFlow,
]

type Word = { readonly word: string; readonly command: Command }

const words: readonly Word[] = FLOWS.flatMap((flow) => flow.commands ?? []).flatMap((command) =>
  [catalogues.vi[command.words], catalogues.en[command.words]]
    .flatMap((list) => list.split('|'))
    .map((word) => ({ word: fold(word), command })),
)
const forms = new Map(FLOWS.flatMap((flow) => flow.forms ?? []).map((end) => [end.form.name, end]))
const presses = new Map(FLOWS.flatMap((flow) => Object.entries(flow.presses ?? {})))

/**
 * The command that a text is: `/khaibao`, `/ghepnhom@bot CODE`, or its words alone, "khai báo". Without a slash the
 * whole text must be the command, unless the command takes something after its words.
 */
export function findCommand(
  chat: ChatKind,
  typed: string,
): { readonly run: (turn: Turn) => Promise<void> } | undefined {
  const slashed = /^\s*\/([^\s@]+)(?:@\S+)?\s*([\s\S]*)$/.exec(typed)
  const said = slashed ? fold(slashed[1] ?? '') : fold(typed)
  for (const { word, command } of words) {
    if (command.where !== 'both' && command.where !== chat) continue
    if (said === word) return { run: (turn) => command.run(turn, slashed?.[2]?.trim() ?? '') }
    if (!slashed && command.takesMore && said.startsWith(`${word} `)) {
      return { run: (turn) => command.run(turn, afterWords(typed, word)) }
    }
  }
  return undefined
}

/** What follows the command's words in the text as it was typed. */
function afterWords(typed: string, word: string): string {
  return typed.trim().split(/\s+/).slice(word.split(' ').length).join(' ')
}

export function findForm(name: string): FormEnd | undefined {
  return forms.get(name)
}

/** The button that a press is, by the word before its colon. */
export function findPress(data: string): ((turn: Turn) => Promise<void>) | undefined {
  const colon = data.indexOf(':')
  const press = presses.get(data.slice(0, colon))
  return colon > 0 && press ? (turn) => press(turn, data.slice(colon + 1)) : undefined
}
