import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ChannelName } from '../../bot/core/received.ts'
import { DEEDS } from '../../db/acts.ts'
import { channelsIn } from './world/cast.ts'
import { differences } from './world/differences.ts'
import { type Ground, newGround } from './world/ground.ts'
import { play, type Went, writtenDown } from './world/play.ts'
import { newWorld } from './world/world.ts'

const FOLDER = new URL('./transcripts/', import.meta.url)
const CHANNELS = ['web', 'telegram', 'zalo'] as const satisfies readonly ChannelName[]
/** The messages of a whole declaration where each counts, from the question for consent to the QR. */
const MESSAGES_AT_MOST = 12
/** What another channel changes in `first-time.txt` stands beside it in `first-time.zalo.txt`. */
const CHANGED = new RegExp(`\\.(?:${CHANNELS.join('|')})\\.txt$`)

const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.txt'),
)
const sources = files.filter((name) => !CHANGED.test(name)).sort()
/** Where one person's two messengers are what it is about, what is asked at once, or what many do, they stay where they are. */
const staysThere = (name: string) => /^(?:link\/|declare\/(?:whole-)?brief-|flag\/night)/.test(name)
const inFewMessages = sources.filter((name) => name.startsWith('declare/whole'))
const elsewhere = sources
  .filter((name) => !staysThere(name))
  .flatMap((name) =>
    CHANNELS.filter((channel) => !wasWrittenOn(channel, name)).map((channel) => ({ name, channel })),
  )

let ground: Ground
beforeAll(async () => {
  ground = await newGround()
})
afterAll(() => ground?.close())

function scriptOf(name: string): string {
  return readFileSync(new URL(name, FOLDER), 'utf8')
}

/** Whether all of a transcript is on that channel already. */
function wasWrittenOn(channel: ChannelName, name: string): boolean {
  return [...channelsIn(scriptOf(name))].every((one) => one === channel)
}

function changedFile(name: string, channel: ChannelName): URL {
  return new URL(name.replace(/txt$/, `${channel}.txt`), FOLDER)
}

/** Each transcript as it went where it was written for: played once, compared with afterwards. */
const played = new Map<string, Promise<Went[]>>()
function asWritten(name: string): Promise<Went[]> {
  const before = played.get(name)
  if (before) return before
  const now = newWorld(ground).then((world) => play(scriptOf(name), world).finally(noteDeeds))
  played.set(name, now)
  return now
}

/** What stands in the record of acts of all that was played. */
const noted = new Set<string>()
async function noteDeeds(): Promise<void> {
  const rows = await ground.database.client<{ what: string }[]>`select distinct what from acts`
  for (const { what } of rows) noted.add(what)
}

/** What people do in chats; files are fetched from addresses. */
const deedsOfChats = Object.entries(DEEDS).flatMap(([deed, [kind]]) =>
  ['official', 'owner', 'staff', 'person'].includes(kind) && !deed.endsWith(' fetched') ? [deed] : [],
)

/** After a text was changed on purpose, `vitest -u` writes the transcripts anew, to be read before they are kept. */
describe('conversations, word for word', () => {
  it.each(sources)('%s', async (name) => {
    const transcript = writtenDown(await asWritten(name))
    await expect(transcript).toMatchFileSnapshot(fileURLToPath(new URL(name, FOLDER)))
  })

  it('leave each deed of a chat in the record of acts', () => {
    expect(deedsOfChats.filter((deed) => !noted.has(deed))).toEqual([])
  })
})

describe('the same with everybody on one channel', () => {
  it.each(elsewhere)('$name on $channel', async ({ name, channel }) => {
    const source = await asWritten(name)
    const there = await play(scriptOf(name), await newWorld(ground, channel), { channel, source })
    const changed = differences(channel, source, there)
    const file = changedFile(name, channel)
    if (changed !== undefined) await expect(changed).toMatchFileSnapshot(fileURLToPath(file))
    else expect(existsSync(file), 'nothing differs, so nobody should read that something does').toBe(false)
  })

  it('leaves no file behind of what is not played', () => {
    const known = elsewhere.map(({ name, channel }) => changedFile(name, channel).href)
    const left = files.filter((name) => CHANGED.test(name) && !known.includes(new URL(name, FOLDER).href))
    expect(left).toEqual([])
  })
})

describe('a first declaration on Zalo, where each message counts', () => {
  it.each(inFewMessages)('%s is short', async (name) => {
    const source = await asWritten(name)
    const there = staysThere(name)
      ? source
      : await play(scriptOf(name), await newWorld(ground, 'zalo'), { channel: 'zalo', source })
    const said = there.flatMap(({ came }) => came).filter((one) => /^[^<>]+ < /u.test(one))
    for (const listener of new Set(said.map((one) => one.split(' < ')[0]))) {
      const heard = said.filter((one) => one.startsWith(`${listener} < `))
      expect(heard.length).toBeLessThanOrEqual(MESSAGES_AT_MOST)
      expect(heard.at(-1)).toContain('🖼 personalQrPng')
    }
  })
})
