import type { ChannelName } from '../../../bot/core/received.ts'
import { actionOf } from './acts.ts'
import { type Cast, newCast } from './cast.ts'
import { setClock } from './clock.ts'
import { type Deed, deedElsewhere } from './elsewhere.ts'
import { factsOf } from './facts.ts'
import { doneBesides } from './operator.ts'
import { passOver } from './passOver.ts'
import { shownOn } from './shown.ts'
import type { Actor, Said, World } from './world.ts'

/** A line of a transcript and what came of it. */
export type Went = {
  readonly line: string
  readonly came: readonly string[]
  /** Of an act: the question of the open form that stood before it, and what was typed instead of a tap. */
  readonly asked?: string
  readonly typed?: string
}

/** Everybody on one channel, in a transcript that went so on those it was written for. */
export type Elsewhere = { readonly channel: ChannelName; readonly source: readonly Went[] }

type Play = { readonly world: World; readonly cast: Cast; readonly elsewhere: Elsewhere | undefined }

/**
 * Plays the lines of a transcript and gives them as they really went. Beside what people write and do (`Name > …`) there
 * are
 *
 *     % Ngọc: telegram en          who takes part; web and vi unless told
 *     % Minh: known as …, +84…     somebody who agreed to visits before, with name, and phone if told
 *     % Nhóm phường: group of Lan, Hùng
 *     @ 14:05, @ 25/11/2025 08:00  the clock; `@ 14:20, sent 14:05` for what was long under way
 *     ! phường tạm dừng Chợ Ga     what others do (operator.ts), and what people are told by it
 *     ? visits                     what the database holds (facts.ts)
 *
 * Of what comes back, `Name < ↻ …` is no new message: the one whose button was pressed shows this now. `Name < ⌫ 🖼 …` are photos
 * that left the chat.
 *
 * Members of a group speak as `Lan ở Nhóm phường > …`. With `elsewhere` the same is done on another channel, as far as
 * it can be: a number that cannot be shared is typed, and so on (elsewhere.ts).
 */
export async function play(script: string, world: World, elsewhere?: Elsewhere): Promise<Went[]> {
  const cast = await newCast(world, elsewhere?.channel)
  const went: Went[] = []
  for (const line of script.split('\n')) {
    if (/^ {2}|^[^<>]+ <( |$)/u.test(line)) continue
    went.push(await playLine({ world, cast, elsewhere }, line, went.length))
  }
  return went
}

/** A transcript as it is written. */
export function writtenDown(went: readonly Went[]): string {
  return went.flatMap(({ line, came }) => [line, ...came]).join('\n')
}

async function playLine({ world, cast, elsewhere }: Play, line: string, at: number): Promise<Went> {
  const rest = line.slice(2)
  if (line.startsWith('% ')) await cast.introduce(rest)
  else if (line.startsWith('@ ')) setClock(world, rest)
  else if (line.startsWith('! ')) return { line, came: shown(await doneBesides(world, rest)) }
  else if (line.startsWith('? '))
    return { line, came: (await factsOf(world, rest)).map((fact) => `  ${fact}`) }
  else if (line !== '' && !line.startsWith('#')) return act({ world, cast, elsewhere }, line, at)
  return { line, came: [] }
}

async function act({ world, cast, elsewhere }: Play, line: string, at: number): Promise<Went> {
  const [, name = '', written = ''] = /^([^<>]+?) > ?(.*)$/u.exec(line) ?? []
  const actor = cast.actors.get(name)
  if (!actor) throw new Error(`nobody here can say: ${line}`)
  const first = elsewhere ? await passOver(world, actor, elsewhere.source, at) : []
  const asked = world.askedOf(actor)
  const deed: Deed = elsewhere
    ? deedElsewhere(world, actor, written, { source: elsewhere.source, at })
    : { action: actionOf(world, actor, written) }
  const typed = 'typed' in deed ? deed.typed : undefined
  const passed = first.length > 0 ? [`  (after ${first.join(', ')})`] : []
  const came = [...passed, ...(await cameOf(world, actor, deed))]
  return { line, came, ...(asked !== undefined && { asked }), ...(typed !== undefined && { typed }) }
}

async function cameOf(world: World, actor: Actor, deed: Deed): Promise<string[]> {
  if ('leftOut' in deed) return [`  (${deed.leftOut})`]
  return shown(await world.does(actor, deed.action))
}

function shown(said: readonly Said[]): string[] {
  return said.map(({ to, message, screen }) => `${to} < ${shownOn(screen, message).join('\n  ')}`)
}
