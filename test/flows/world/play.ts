import { cityDay, startOfCityDay } from '../../../bot/core/cityTime.ts'
import { shownLines } from '../../support/transcript.ts'
import { actionOf } from './acts.ts'
import { ZONE } from './city.ts'
import { factsOf } from './facts.ts'
import { makeKnown } from './known.ts'
import { doneBesides } from './operator.ts'
import { OWNER } from './places.ts'
import type { Actor, World } from './world.ts'

/** The owner of the standing places is always there. */
const CHU_QUAN: Actor = {
  name: OWNER.chat,
  channel: 'web',
  language: 'vi',
  chat: { address: OWNER.chat, kind: 'private' },
  sender: OWNER.chat,
}

/**
 * Plays the lines of a transcript and gives it as it really went. Beside what people write and do (`Name > …`) there are
 *
 *     % Ngọc: telegram en          who takes part; web and vi unless told
 *     % Minh: known as …, +84…     somebody who agreed to visits before, with name and phone
 *     % Nhóm phường: group of Lan, Hùng
 *     @ 14:05, @ 25/11/2025 08:00  the clock; `@ 14:20, sent 14:05` for what was long under way
 *     ! phường tạm dừng Chợ Ga     what others do (operator.ts)
 *     ? visits                     what the database holds (facts.ts)
 *
 * Members of a group speak as `Lan ở Nhóm phường > …`.
 */
export async function played(script: string, world: World): Promise<string> {
  const actors = new Map<string, Actor>([[CHU_QUAN.name, CHU_QUAN]])
  await world.join(CHU_QUAN)
  const lines: string[] = []
  for (const line of script.split('\n')) {
    if (/^ {2}|^[^<>]+ <( |$)/u.test(line)) continue
    lines.push(line, ...(await playLine(world, actors, line)))
  }
  return lines.join('\n')
}

async function playLine(world: World, actors: Map<string, Actor>, line: string): Promise<string[]> {
  const rest = line.slice(2)
  if (line.startsWith('% ')) await introduce(world, actors, rest)
  else if (line.startsWith('@ ')) setClock(world, rest)
  else if (line.startsWith('! ')) await doneBesides(world, rest)
  else if (line.startsWith('? ')) return (await factsOf(world, rest)).map((fact) => `  ${fact}`)
  else if (line !== '' && !line.startsWith('#')) return act(world, actors, line)
  return []
}

async function act(world: World, actors: ReadonlyMap<string, Actor>, line: string): Promise<string[]> {
  const [, name = '', written = ''] = /^([^<>]+?) > ?(.*)$/u.exec(line) ?? []
  const actor = actors.get(name)
  if (!actor) throw new Error(`nobody here can say: ${line}`)
  const said = await world.does(actor, actionOf(world, actor, written))
  return said.map(({ to, message }) => `${to} < ${shownLines(message).join('\n  ')}`)
}

async function introduce(world: World, actors: Map<string, Actor>, words: string): Promise<void> {
  const [name = '', traits = ''] = words.split(': ')
  const [, members] = /group of (.*)$/u.exec(traits) ?? []
  if (members === undefined) {
    const actor: Actor = {
      name,
      channel: traits.includes('telegram') ? 'telegram' : 'web',
      language: traits.includes('en') ? 'en' : 'vi',
      chat: { address: name, kind: 'private' },
      sender: name,
    }
    actors.set(name, actor)
    await world.join(actor)
    const [, fullName, phone = ''] = /known as ([^,]+), (\+\d+)/.exec(traits) ?? []
    if (fullName !== undefined) await makeKnown(world, actor, { name: fullName, phone })
    return
  }
  for (const member of members.split(', ')) {
    const person = actors.get(member)
    if (!person) throw new Error(`${member} is not there`)
    const there: Actor = { ...person, name, chat: { address: name, kind: 'group' } }
    actors.set(`${member} ở ${name}`, there)
    await world.join(there)
  }
}

function setClock(world: World, words: string): void {
  const [now = '', sent = now] = words.split(', sent ')
  world.now = momentOf(world.now, now)
  world.sentAt = momentOf(world.now, sent)
}

/** `14:05` of the same day, or `25/11/2025 08:00`. */
function momentOf(before: Date, words: string): Date {
  const [, day, month, year, hour = '', minute = ''] =
    /^(?:(\d{2})\/(\d{2})\/(\d{4}) )?(\d{2}):(\d{2})$/.exec(words) ?? []
  if (hour === '') throw new Error(`this is no time: ${words}`)
  const date = day === undefined ? cityDay(before, ZONE) : `${year}-${month}-${day}`
  const midnight = startOfCityDay(date, ZONE).getTime()
  return new Date(midnight + (Number(hour) * 60 + Number(minute)) * 60_000)
}
