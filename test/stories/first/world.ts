import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cityHour } from '../../../bot/core/cityTime.ts'
import { showCode } from '../../../bot/qr/code.ts'
import { startTelegram, type Telegram } from '../../emulators/telegram/startTelegram.ts'
import { onTelegram, onTheWeb } from '../../support/cast.ts'
import { startServerProcess } from '../../support/serverProcess.ts'
import type { Filled } from '../blanks.ts'
import type { StoryActor } from '../stage.ts'
import type { StoryWorld } from '../story.ts'
import { inspectFirst } from './inspect.ts'
import { giveOut } from './invitations.ts'
import { passerBy } from './passerBy.ts'

const EDITION = 'haiphong-2025'
const CITY = '31'
const NGO_QUYEN = '11329'

/** Phường Ngô Quyền's citizen of the story, as Telegram knows her. */
const NGOC = { firstName: 'Ngọc', languageCode: 'vi', phone: '84912345679' }

/** A server with an own PostgreSQL, an emulated Telegram beside it, and everybody of the story. */
export async function beginFirst(): Promise<StoryWorld> {
  const ending: (() => Promise<unknown>)[] = []
  const end = async () => {
    for (const step of ending.splice(0).reverse()) await step()
  }
  try {
    const dataDir = mkdtempSync(join(tmpdir(), 'khaibao-demo-'))
    ending.push(async () => rmSync(dataDir, { recursive: true, force: true }))
    const telegram = await startTelegram()
    ending.push(telegram.stop)
    const server = await startServerProcess(settingsFor(telegram, dataDir))
    ending.push(server.stop)
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
    const bot = `https://t.me/${telegram.bot.username}`
    const filled: Filled = new Map([
      ['link ward official', `${bot}?start=${codes.wardOfficial}`],
      ['link ward group', `${bot}?startgroup=${codes.wardGroup}`],
      ['link city official', `${bot}?start=${codes.cityOfficial}`],
      ['code city group', showCode(codes.cityGroup)],
    ])
    const cast = castOf(telegram, server.base)
    return { cast, filled, printed: server.printed, inspect: (stage) => inspectFirst(stage, telegram), end }
  } catch (error) {
    await end()
    throw error
  }
}

function castOf(telegram: Telegram, base: string): ReadonlyMap<string, StoryActor> {
  const secret = randomBytes(32).toString('base64url')
  const ngoc = telegram.user(NGOC)
  const lan = telegram.user({ firstName: 'Lan', languageCode: 'vi' })
  const hung = telegram.user({ firstName: 'Hùng', languageCode: 'vi' })
  const ward = telegram.group({ title: 'Phòng dịch phường Ngô Quyền', members: [lan] })
  const city = telegram.group({ title: 'Phòng dịch Hải Phòng', members: [hung] })
  city.addBot()
  return new Map<string, StoryActor>([
    ['Chị Lan', onTelegram(lan)],
    ['Nhóm phường', onTelegram(lan, ward)],
    ['Anh Hùng', onTelegram(hung)],
    ['Nhóm thành phố', onTelegram(hung, city)],
    ['Chủ quán', onTheWeb(`${base}/chat#me=${secret}`)],
    ['Ngọc', onTelegram(ngoc)],
    ['Minh', passerBy()],
  ])
}

/** The summary of the day, which the server sends by itself, must not come in between. */
const SUMMARY_HOUR = 23
/** From this hour on the story is set in Tokyo's time, two hours ahead, where the day has just begun. */
const LATE_HOUR = 22

function settingsFor(telegram: Telegram, dataDir: string): Record<string, string> {
  const isLate = cityHour(new Date(), 'Asia/Ho_Chi_Minh') >= LATE_HOUR
  return {
    DATA_DIR: dataDir,
    PORT: '0',
    HOST: '127.0.0.1',
    SUMMARY_HOUR: String(SUMMARY_HOUR),
    CITY_TIME_ZONE: isLate ? 'Asia/Tokyo' : 'Asia/Ho_Chi_Minh',
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.apiRoot,
  }
}
