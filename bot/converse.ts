import { markReachable, moveChat } from '../db/chats.ts'
import { offeredPress } from './core/offers.ts'
import type { Action } from './core/received.ts'
import { innermostForm } from './core/session.ts'
import { text } from './core/text.ts'
import { say, type Turn } from './core/turn.ts'
import { findCommand, findForm, findPress } from './flows/all.ts'
import { codeGiven, photosSent } from './flows/checkIn/codes.ts'
import type { Readings } from './flows/flow.ts'
import { answerForm, askAgain } from './flows/forms.ts'
import { bind } from './flows/group/flow.ts'
import { greet, notUnderstood } from './flows/menu.ts'
import { invitationOpened } from './flows/official.ts'
import { fulfilWishes } from './flows/wishes.ts'
import { readCode } from './qr/code.ts'
import { parseCode } from './qr/parseCode.ts'

/** What happened in a chat, with photos already read. */
export type Happening =
  | Exclude<Action, { kind: 'photo' }>
  | { readonly kind: 'photos'; readonly readings: Readings }

/**
 * Answers what happened: commands first, then the open form, then what stands for itself. Something that was done
 * beside an open form leaves it as it is, and its question is asked again afterwards.
 */
export async function converse(turn: Turn, happening: Happening): Promise<void> {
  const before = turn.session
  const answeredForm = await route(turn, happening)
  await fulfilWishes(turn)
  const open = innermostForm(turn.session)
  if (!open || turn.session.wish !== before.wish) return
  const waitedBefore = before.forms.some((form) => form.instance === open.instance)
  const justAnswered = answeredForm && open.instance === innermostForm(before)?.instance
  const end = findForm(open.form)
  if (end && waitedBefore && !justAnswered && turn.outgoing.length > 0) await askAgain(turn, end, open)
}

/** Gives true when the open form took what happened. */
async function route(turn: Turn, happening: Happening): Promise<boolean> {
  switch (happening.kind) {
    case 'text':
      return routeText(turn, happening.text)
    case 'press':
      return routePress(turn, happening.data)
    case 'open':
      await opened(turn, happening.payload)
      return false
    case 'photos':
      if (turn.chat.kind === 'private') await photosSent(turn, happening.readings)
      return false
    case 'contact':
    case 'unreadable':
      return routeOther(turn, happening)
    case 'blocked':
      await markReachable(turn.store, turn.chat.id, false)
      return false
    case 'unblocked':
      await markReachable(turn.store, turn.chat.id, true)
      return false
    case 'joined':
      await markReachable(turn.store, turn.chat.id, true)
      say(turn, { text: text('group.hello') })
      return false
    case 'migrated':
      await moveChat(turn.store, turn.chat.id, turn.channel.name, happening.to)
      return false
  }
}

async function routeText(turn: Turn, typed: string): Promise<boolean> {
  const command = findCommand(turn.chat.kind, typed)
  if (command) {
    await command.run(turn)
    return false
  }
  const press = offeredPress(turn.session, typed)
  if (press) return routePress(turn, press)
  const code = gateCodeIn(turn, typed)
  if (code) {
    await codeGiven(turn, code, 'code')
    return false
  }
  if (await toForm(turn, { kind: 'text', text: typed })) return true
  if (turn.chat.kind === 'private') notUnderstood(turn)
  return false
}

/**
 * A poster's code or address among the words. Inside a form only what is written as our posters write it counts,
 * because an answer of ten letters and digits could pass for a code.
 */
function gateCodeIn(turn: Turn, typed: string): string | undefined {
  if (turn.chat.kind !== 'private') return undefined
  if (innermostForm(turn.session) && !/^\s*\w{5}-\w{5}\s*$|\/v\//i.test(typed)) return undefined
  const parsed = parseCode(typed, { public: turn.city.base, former: turn.city.formerBases }, () => '')
  return parsed.kind === 'gate' ? parsed.code : undefined
}

async function routePress(turn: Turn, data: string): Promise<boolean> {
  if (data.startsWith('f:')) {
    if (await toForm(turn, { kind: 'press', data })) return true
    say(turn, { text: text('menu.staleButton') })
    return false
  }
  const press = findPress(data)
  if (press) await press(turn)
  else say(turn, { text: text('menu.staleButton') })
  return false
}

async function routeOther(
  turn: Turn,
  happening: Extract<Happening, { kind: 'contact' | 'unreadable' }>,
): Promise<boolean> {
  const input = happening.kind === 'contact' ? happening : ({ kind: 'other' } as const)
  if (await toForm(turn, input)) return true
  if (turn.chat.kind === 'private') notUnderstood(turn)
  return false
}

async function toForm(turn: Turn, input: Parameters<typeof answerForm>[3]): Promise<boolean> {
  const open = innermostForm(turn.session)
  const end = open && findForm(open.form)
  if (!open || !end) return false
  await answerForm(turn, end, open, input)
  return true
}

/** A deep link: a poster's code, an operator's invitation, or nothing, which is the first greeting. */
async function opened(turn: Turn, payload: string): Promise<void> {
  if (turn.chat.kind === 'group')
    return payload ? bind(turn, payload) : say(turn, { text: text('group.help') })
  const code = readCode(payload)
  if (!code) return greet(turn)
  if (!(await invitationOpened(turn, code))) await codeGiven(turn, code, 'link')
}
