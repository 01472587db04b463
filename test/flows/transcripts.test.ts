import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DEEDS } from '../../db/acts.ts'
import { type Ground, newGround } from './world/ground.ts'
import { play, type Went, writtenDown } from './world/play.ts'
import {
  CHANGES,
  changesOf,
  fileOf,
  otherChannelsOf,
  SCRIPTS,
  scriptOf,
  staysThere,
} from './world/scripts.ts'
import { newWorld } from './world/world.ts'

/** The messages of a whole declaration where each counts, from the question for consent to the QR. */
const MESSAGES_AT_MOST = 12

const inFewMessages = SCRIPTS.filter((name) => name.startsWith('declare/whole'))

let ground: Ground
beforeAll(async () => {
  ground = await newGround()
})
afterAll(() => ground?.close())

/** The transcripts that are looked at again as they went where they were written for. */
const played = new Map<string, readonly Went[]>()

async function asWritten(name: string): Promise<readonly Went[]> {
  const went = await play(scriptOf(name), await newWorld(ground)).finally(noteDeeds)
  if (inFewMessages.includes(name)) played.set(name, went)
  return went
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
  it.each(SCRIPTS)('%s', async (name) => {
    await expect(writtenDown(await asWritten(name))).toMatchFileSnapshot(fileOf(name))
  })

  it('leave each deed of a chat in the record of acts', () => {
    expect(deedsOfChats.filter((deed) => !noted.has(deed))).toEqual([])
  })

  it('have nothing beside them of a channel on which they are not played', () => {
    const known = SCRIPTS.flatMap((name) => otherChannelsOf(name).map((channel) => changesOf(name, channel)))
    expect(CHANGES.filter((name) => !known.includes(name))).toEqual([])
  })
})

describe('a first declaration on Zalo, where each message counts', () => {
  it.each(inFewMessages)('%s is short', async (name) => {
    const source = played.get(name) ?? (await asWritten(name))
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
