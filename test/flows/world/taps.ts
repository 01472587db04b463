import type { OutgoingMessage } from '../../../bot/core/outgoing.ts'
import type { Action } from '../../../bot/core/received.ts'
import { pressOf } from '../../support/transcript.ts'
import { numberOf } from './shown.ts'
import type { Actor, World } from './world.ts'

/**
 * What a tap on a label does. A label that is only a numbered line of the newest message is typed as its number; otherwise
 * the newest button of that name is pressed, however old its message is. Throws when there is neither.
 */
export function tapOn(world: World, actor: Actor, label: string): Action {
  const number = numberOn(world, actor, label)
  if (number !== undefined) return { kind: 'text', text: String(number) }
  const called = buttonsCalled(world, actor, label)
  const newest = called.at(-1)
  const message = newest && heardBy(world, actor).lastIndexOf(newest)
  return { kind: 'press', data: pressOf(called, label), message: String(message) }
}

export function canTap(world: World, actor: Actor, label: string): boolean {
  return numberOn(world, actor, label) !== undefined || buttonsCalled(world, actor, label).length > 0
}

/** The number that means the label now: that of the newest message, because numbers are taken for what was said last. */
export function numberOn(world: World, actor: Actor, label: string): number | undefined {
  const newest = heardBy(world, actor).at(-1)
  return newest && numberOf(world.screenOf(actor), newest, label)
}

/** The messages that had a button of that name, which no number stood for. */
function buttonsCalled(world: World, actor: Actor, label: string): OutgoingMessage[] {
  const screen = world.screenOf(actor)
  return heardBy(world, actor).filter(
    (message) =>
      (message.buttons ?? []).flat().some((button) => button.label === label) &&
      numberOf(screen, message, label) === undefined,
  )
}

/** What was said in the actor's chat: the own one, or in a group the group's. */
export function heardBy(world: World, { name, chat }: Actor): readonly OutgoingMessage[] {
  return world.heard.get(chat.kind === 'group' ? chat.address : name) ?? []
}
