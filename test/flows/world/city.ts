import type { Channel } from '../../../bot/channels/channel.ts'
import { createTelegramApi } from '../../../bot/channels/telegram/api.ts'
import { createTelegramChannel } from '../../../bot/channels/telegram/channel.ts'
import { createArrivals } from '../../../bot/channels/web/arrivals.ts'
import { createWebChannel } from '../../../bot/channels/web/channel.ts'
import { zaloLimits } from '../../../bot/channels/zalo/limits.ts'
import type { City } from '../../../bot/core/city.ts'
import type { ChannelName } from '../../../bot/core/received.ts'
import { UnitDirectory } from '../../../bot/core/units.ts'
import { loadTemplates } from '../../../bot/templates/directory.ts'
import type { Database } from '../../../db/connect.ts'
import type { Keys } from '../../../db/seal.ts'
import { importUnits, setHealthStationPhone, unitsOfEdition } from '../../../db/unitRows.ts'
import { loadUnitFile } from '../../../db/units/unitFile.ts'
import { OFFICIALS_SIDE } from '../../support/officialsSide.ts'

export const KEYS: Keys = {
  current: 1,
  openers: new Map([[1, new Uint8Array(32).fill(1)]]),
  find: new Uint8Array(32).fill(2),
}

export const ZONE = 'Asia/Ho_Chi_Minh'
export const EDITION = 'haiphong-2025'
export const HAI_PHONG = '31'
export const NGO_QUYEN = '11329'
export const BASE = 'https://khaibao.example.vn'

/** Hải Phòng with one health station whose phone is known. */
export async function cityIn(database: Database): Promise<City> {
  const rows = loadUnitFile(EDITION).map((unit) => ({ edition: EDITION, ...unit }))
  await importUnits(database, rows)
  await setHealthStationPhone(database, EDITION, NGO_QUYEN, '+842253836111')
  return {
    name: 'Hải Phòng',
    timeZone: ZONE,
    edition: EDITION,
    templates: loadTemplates(),
    units: new UnitDirectory(await unitsOfEdition(database, EDITION)),
    base: BASE,
    formerBases: [],
    trial: false,
    contact: undefined,
    pageFirst: [],
    summaryHour: 17,
    ...OFFICIALS_SIDE,
    humanMinutes: 30,
    messengers: {
      telegram: { botName: () => 'khaibao_test_bot' },
      zalo: { botName: () => 'Khai báo y tế Hải Phòng', chatLink: 'https://zalo.me/2200330044005500660' },
    },
  }
}

/** Calls a minute that Zalo allows the smallest account. */
const ZALO_CALLS_A_MINUTE = 100

/** Zalo as far as a conversation knows it: its limits. Nothing is sent to it or fetched from it. */
const zaloByItsLimits: Channel = {
  name: 'zalo',
  limits: zaloLimits(ZALO_CALLS_A_MINUTE),
  deliver: () => Promise.reject(new Error('nothing is delivered here')),
  download: () => Promise.reject(new Error('nothing is fetched here')),
  acknowledge: async () => {},
}

/** The channels as they are; nothing is delivered through them here. */
export function channelsOn(database: Database): Readonly<Record<ChannelName, Channel>> {
  const api = createTelegramApi({ token: '1:TEST', apiRoot: 'http://localhost:1', proxy: undefined })
  return {
    web: createWebChannel({ database, arrivals: createArrivals() }),
    telegram: createTelegramChannel(api),
    zalo: zaloByItsLimits,
  }
}
