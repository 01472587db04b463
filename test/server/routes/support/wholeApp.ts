import type { FastifyInstance } from 'fastify'
import { pino } from 'pino'
import { createArrivals } from '../../../../bot/channels/web/arrivals.ts'
import type { City } from '../../../../bot/core/city.ts'
import { UnitDirectory } from '../../../../bot/core/units.ts'
import type { Attachment } from '../../../../bot/draw/attachment.ts'
import { loadTemplates } from '../../../../bot/templates/directory.ts'
import type { Database } from '../../../../db/connect.ts'
import { type AppParts, createApp } from '../../../../server/app.ts'
import type { ServedFile } from '../../../../server/files.ts'
import { createMetrics } from '../../../../server/metrics/metrics.ts'
import { WEB_CHAT_PACES } from '../../../../server/routes/webChat/limits.ts'
import { OFFICIALS_SIDE } from '../../../support/officialsSide.ts'

const ROOT = { edition: 'none', code: '31', name: 'Hải Phòng', type: 'thành phố' }

export const CITY: City = {
  name: 'Hải Phòng',
  timeZone: 'Asia/Ho_Chi_Minh',
  edition: 'none',
  templates: loadTemplates(),
  units: new UnitDirectory([{ ...ROOT, parentCode: null, healthStationPhone: null }]),
  base: 'https://khaibao.example.vn',
  formerBases: [],
  trial: false,
  contact: undefined,
  pageFirst: [],
  summaryHour: 17,
  ...OFFICIALS_SIDE,
  humanMinutes: 30,
  messengers: { telegram: { botName: () => 'khaibao_haiphong_bot' } },
}

type Settings = Pick<
  Partial<AppParts>,
  'onRoute' | 'life' | 'metrics' | 'telegram' | 'zalo' | 'sockets' | 'pace' | 'count'
> & {
  readonly now?: () => Date
  readonly trustedProxies?: readonly string[]
  readonly draw?: (attachment: Attachment) => Promise<ServedFile>
  readonly messengers?: City['messengers']
  readonly city?: City
  readonly metricsToken?: string
  readonly zaloAccount?: string
}

const drawsNothing = () => Promise.reject(new Error('nothing is drawn here'))

/** The whole HTTP side as `main` makes it, with nothing behind the chat. */
export function wholeApp(
  database: Database,
  {
    now = () => new Date(),
    draw = drawsNothing,
    city = CITY,
    messengers = city.messengers,
    ...settings
  }: Settings = {},
): Promise<FastifyInstance> {
  return createApp({
    database,
    city: { ...city, messengers },
    webChat: {
      database,
      accept: async () => {},
      draw,
      arrivals: createArrivals(),
      city: { name: city.name, timeZone: city.timeZone },
      now,
      paces: WEB_CHAT_PACES,
    },
    telegram: undefined,
    metrics: createMetrics(),
    log: pino({ level: 'silent' }),
    ...settings,
    now,
  })
}
