import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startTelegram, type Telegram } from '../../emulators/telegram/startTelegram.ts'
import { startZalo, type Zalo } from '../../emulators/zalo/startZalo.ts'
import { onTelegram, onZalo } from '../../support/cast.ts'
import { startServerProcess } from '../../support/serverProcess.ts'
import { SEARCHABLE } from '../leaks/searchable.ts'
import type { StoryActor } from '../stage.ts'
import type { StoryWorld } from '../story.ts'
import { connectZalo, zaloSettings } from '../zaloConnected.ts'
import { zoneWhereItIs } from '../zone.ts'
import { codeOnCard } from './cardCode.ts'
import { crowd } from './crowd.ts'
import { inspectMorning } from './inspect.ts'
import { ownChat } from './ownChat.ts'
import { papers } from './papers.ts'

/** Codes that visitors bring from elsewhere. */
const CARDS = 12
const NATIONALS = 10
/** Photos as small as a messenger makes them. */
const CAMERA = { width: 720, height: 960 }

/** A server with an own PostgreSQL, both messengers emulated beside it, and everybody of the market. */
export async function beginVenue(): Promise<StoryWorld> {
  const ending: (() => Promise<unknown>)[] = []
  const end = async () => {
    for (const step of ending.splice(0).reverse()) await step()
  }
  try {
    const dataDir = mkdtempSync(join(tmpdir(), 'khaibao-demo-'))
    ending.push(async () => rmSync(dataDir, { recursive: true, force: true, maxRetries: 10 }))
    const telegram = await startTelegram()
    ending.push(() => telegram.stop())
    const zalo = await startZalo()
    ending.push(() => zalo.stop())
    zalo.switches.photosTogether = true
    const settings = { ...settingsIn(dataDir), ...telegramSettings(telegram), ...zaloSettings(zalo) }
    const [server, prints] = await Promise.all([startServerProcess(settings), papers(CARDS, NATIONALS)])
    ending.push(server.stop)
    await connectZalo(zalo, server.base, settings)
    return {
      cast: castOf(telegram, zalo, server.base),
      filled: new Map([['link bot', `https://t.me/${telegram.bot.username}`]]),
      prints,
      camera: CAMERA,
      readPrint: (name, bytes) => (name === 'card.pdf' ? [['code card', codeOnCard(bytes)]] : []),
      printed: server.printed,
      left: { base: server.base, dataDir, settings, messengers: { telegram, zalo } },
      inspect: (stage) => inspectMorning(stage, telegram, dataDir),
      end,
    }
  } catch (error) {
    await end()
    throw error
  }
}

function telegramSettings({ token, apiRoot }: Telegram): Readonly<Record<string, string>> {
  return { TELEGRAM_BOT_TOKEN: token, TELEGRAM_API_ROOT: apiRoot }
}

/** The story is set in the time zone in which it is this hour now, so that the market is always open. */
const MORNING_HOUR = 10
/** Nothing of the officials' day comes in between. */
const SUMMARY_HOUR = 23

function settingsIn(dataDir: string): Record<string, string> {
  return {
    ...SEARCHABLE,
    DATA_DIR: dataDir,
    PORT: '0',
    HOST: '127.0.0.1',
    SUMMARY_HOUR: String(SUMMARY_HOUR),
    CITY_TIME_ZONE: zoneWhereItIs(MORNING_HOUR, new Date()),
  }
}

function castOf(telegram: Telegram, zalo: Zalo, base: string): ReadonlyMap<string, StoryActor> {
  return new Map<string, StoryActor>([
    ['Chú Bình', ownChat(base)],
    ['Anh Tùng', onTelegram(telegram.user({ firstName: 'Tùng', languageCode: 'vi' }))],
    ['Chị Hoa', onTelegram(telegram.user({ firstName: 'Hoa', languageCode: 'vi' }))],
    ['Bác Sáu', onZalo(zalo.user({ name: 'Sáu' }))],
    ['Em Thảo', onZalo(zalo.user({ name: 'Thảo' }))],
    ['Cô Mai', ownChat(base)],
    ['Bà Năm', onZalo(zalo.user({ name: 'Năm' }))],
    [
      'Chị Hường',
      onTelegram(telegram.user({ firstName: 'Hường', languageCode: 'vi', phone: '84912345670' })),
    ],
    ['Bà con', crowd(base)],
  ])
}
