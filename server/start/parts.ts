import type { Logger } from 'pino'
import type { Channel } from '../../bot/channels/channel.ts'
import { createTelegramChannel } from '../../bot/channels/telegram/channel.ts'
import { type Arrivals, createArrivals } from '../../bot/channels/web/arrivals.ts'
import { createWebChannel } from '../../bot/channels/web/channel.ts'
import type { City } from '../../bot/core/city.ts'
import type { ChannelName } from '../../bot/core/received.ts'
import type { UnitDirectory } from '../../bot/core/units.ts'
import { createPhotoReader, type PhotoReader } from '../../bot/qr/photoReader.ts'
import { createQrWorkshop, type QrWorkshop } from '../../bot/qr/workshop/qrWorkshop.ts'
import type { TemplateDirectory } from '../../bot/templates/directory.ts'
import type { Database } from '../../db/connect.ts'
import { findable, type Keys } from '../../db/seal.ts'
import type { Environment } from '../env/environment.ts'
import { createFileLinks, type FileLinks } from '../fileLinks.ts'
import { type Accept, createAccept } from '../inbox/accept.ts'
import { createSignal, type Signal } from '../inbox/signal.ts'
import { type Counter, createCounter } from '../inbox/tally.ts'
import { createLog } from '../log.ts'
import { createMetrics, type Metrics } from '../metrics/metrics.ts'
import { addProcessMetrics } from '../metrics/processMetrics.ts'
import { type CloseLooks, createCloseLooks } from '../workers/closeLooks.ts'
import { createOutage, type Outage } from '../zalo/outage.ts'
import { type ZaloSide, zaloSide } from '../zalo/side.ts'
import { createLife, type Life } from './life.ts'
import { type TelegramSide, telegramSide } from './telegram.ts'

/** Two cores, two readers; a queue of a rush hour's photos, and about what a person waits for an answer. */
const QR_WORKSHOP = { threads: 2, queueLimit: 64, deadlineMs: 12_000 }

/** What the routes and the workers of a process share. */
export type Parts = {
  readonly environment: Environment
  readonly database: Database
  readonly city: City
  readonly channels: ReadonlyMap<ChannelName, Channel>
  readonly telegram: TelegramSide | undefined
  readonly zalo: ZaloSide | undefined
  readonly counter: Counter
  readonly outage: Outage
  readonly qr: QrWorkshop
  readonly photos: PhotoReader
  readonly closeLooks: CloseLooks
  readonly fileLinks: FileLinks
  readonly accept: Accept
  readonly arrivals: Arrivals
  readonly inbox: Signal
  readonly outbox: Signal
  readonly metrics: Metrics
  readonly life: Life
  readonly log: Logger
  readonly now: () => Date
}

export function makeParts(
  environment: Environment,
  {
    database,
    units,
    formerUnits,
    templates,
    keys,
    base,
  }: {
    database: Database
    units: UnitDirectory
    formerUnits: ReadonlyMap<string, UnitDirectory>
    templates: TemplateDirectory
    keys: Keys
    base: string
  },
): Parts {
  const [inbox, outbox] = [createSignal(), createSignal()]
  const log = createLog(environment.LOG_LEVEL)
  const now = () => new Date()
  const counter = createCounter(database, log)
  const arrivals = createArrivals()
  const telegram = telegramSide(environment, keys)
  const channels = new Map<ChannelName, Channel>([['web', createWebChannel({ database, arrivals })]])
  if (telegram) channels.set('telegram', createTelegramChannel(telegram.api))
  const zalo = zaloSide(environment, { database, base, counter, log, now })
  if (zalo) channels.set('zalo', zalo.channel)
  const metrics = createMetrics(channels.keys())
  addProcessMetrics(metrics.registry, { database, role: environment.ROLE })
  const city = cityOf(environment, { units, formerUnits, templates, base, telegram, zalo })
  const hosts = { public: city.base, former: city.formerBases }
  const qr = createQrWorkshop({ ...QR_WORKSHOP, hosts })
  const hash = (number: string) => Buffer.from(findable(keys, 'idNumber', number)).toString('hex')
  return {
    environment,
    database,
    city,
    channels,
    telegram,
    zalo,
    counter,
    outage: createOutage(database, log, now),
    qr,
    photos: createPhotoReader(qr, hosts, hash),
    closeLooks: createCloseLooks(),
    fileLinks: createFileLinks(database, city.base),
    accept: createAccept({ database, inbox, metrics, log }),
    arrivals,
    inbox,
    outbox,
    metrics,
    life: createLife(),
    log,
    now,
  }
}

function cityOf(
  environment: Environment,
  {
    units,
    formerUnits,
    templates,
    base,
    telegram,
    zalo,
  }: {
    units: UnitDirectory
    formerUnits: ReadonlyMap<string, UnitDirectory>
    templates: TemplateDirectory
    base: string
    telegram: TelegramSide | undefined
    zalo: ZaloSide | undefined
  },
): City {
  return {
    name: environment.CITY_NAME,
    timeZone: environment.CITY_TIME_ZONE,
    edition: environment.UNITS_EDITION,
    units,
    formerUnits,
    templates,
    base,
    formerBases: environment.FORMER_PUBLIC_URLS,
    trial: environment.PUBLIC_URL === undefined,
    contact: environment.CITY_CONTACT,
    pageFirst: environment.FORM_PAGE_CHANNELS,
    summaryHour: environment.SUMMARY_HOUR,
    exposureRule: {
      marginMinutes: environment.TRACE_MARGIN_MINUTES,
      inferredMinutes: environment.TRACE_INFERRED_MINUTES,
    },
    report: {
      above: environment.REPORT_ABOVE,
      issuer: environment.REPORT_ISSUER ?? `Ủy ban nhân dân thành phố ${environment.CITY_NAME}`,
      symbol: environment.REPORT_SYMBOL,
      recipients: linesOf(environment.REPORT_RECIPIENTS),
      signature: linesOf(environment.REPORT_SIGNATURE),
    },
    humanMinutes: environment.ZALO_HUMAN_MINUTES,
    messengers: {
      ...(telegram && { telegram: { botName: telegram.botName } }),
      ...(zalo && { zalo: { botName: zalo.botName, chatLink: zalo.chatLink } }),
    },
  }
}

/** What a setting has with semicolons between: such lines have commas of their own. */
function linesOf(written: string): string[] {
  return written
    .split(';')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
