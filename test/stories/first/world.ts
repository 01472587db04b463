import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cityHour } from '../../../bot/core/cityTime.ts'
import { startServerProcess } from '../../support/serverProcess.ts'
import { SEARCHABLE } from '../leaks/searchable.ts'
import type { StoryWorld } from '../story.ts'
import { giveOut } from './invitations.ts'
import { telegramSide } from './telegramSide.ts'
import { zaloSide } from './zaloSide.ts'

const EDITION = 'haiphong-2025'
const CITY = '31'
const NGO_QUYEN = '11329'

const SIDES = { telegram: telegramSide, zalo: zaloSide }

/** A server with an own PostgreSQL, an emulated messenger beside it, and everybody of the story. */
export async function beginFirst(channel: keyof typeof SIDES): Promise<StoryWorld> {
  const ending: (() => Promise<unknown>)[] = []
  const end = async () => {
    for (const step of ending.splice(0).reverse()) await step()
  }
  try {
    const dataDir = mkdtempSync(join(tmpdir(), 'khaibao-demo-'))
    ending.push(async () => rmSync(dataDir, { recursive: true, force: true }))
    const messenger = await SIDES[channel]()
    ending.push(messenger.stop)
    const settings = { ...settingsIn(dataDir), ...messenger.settings }
    const server = await startServerProcess(settings)
    ending.push(server.stop)
    await messenger.connect(server.base, settings)
    const codes = await giveOut(
      dataDir,
      {
        wardOfficial: { purpose: 'official', unitCode: NGO_QUYEN },
        wardGroup: { purpose: 'group', unitCode: NGO_QUYEN },
        cityOfficial: { purpose: 'official', unitCode: CITY },
        cityGroup: { purpose: 'group', unitCode: CITY },
      },
      EDITION,
    )
    const filled = new Map(messenger.blanks(codes))
    return {
      cast: messenger.cast(server.base),
      filled,
      printed: server.printed,
      inspect: messenger.inspect,
      left: { base: server.base, dataDir, settings, messengers: messenger.messengers },
      end,
    }
  } catch (error) {
    await end()
    throw error
  }
}

/** The summary of the day, which the server sends by itself, must not come in between. */
const SUMMARY_HOUR = 23
/** From this hour on the story is set in Tokyo's time, two hours ahead, where the day has just begun. */
const LATE_HOUR = 22

/** What a demo sets, whichever messengers are on. */
export function settingsIn(dataDir: string): Record<string, string> {
  const isLate = cityHour(new Date(), 'Asia/Ho_Chi_Minh') >= LATE_HOUR
  return {
    ...SEARCHABLE,
    DATA_DIR: dataDir,
    PORT: '0',
    HOST: '127.0.0.1',
    SUMMARY_HOUR: String(SUMMARY_HOUR),
    CITY_TIME_ZONE: isLate ? 'Asia/Tokyo' : 'Asia/Ho_Chi_Minh',
  }
}
