import pino from 'pino'
import type { City } from '../../../bot/core/city.ts'
import { startOfCityDay } from '../../../bot/core/cityTime.ts'
import { UnitDirectory } from '../../../bot/core/units.ts'
import { loadTemplates } from '../../../bot/templates/directory.ts'
import type { Database } from '../../../db/connect.ts'
import { unitsOfEdition } from '../../../db/unitRows.ts'
import type { Environment } from '../../../server/env/environment.ts'
import { createSignal } from '../../../server/inbox/signal.ts'
import { sendExposureNotices } from '../../../server/workers/exposureNotices.ts'
import { sendRoundReminders } from '../../../server/workers/rounds.ts'
import { type SummaryParts, sendDueSummaries } from '../../../server/workers/summaries.ts'
import { cannot, type Heard } from '../../support/cast.ts'
import { OFFICIALS_SIDE } from '../../support/officialsSide.ts'
import type { StoryActor } from '../stage.ts'

const HOUR_MILLISECONDS = 3_600_000
const DAY_MILLISECONDS = 24 * HOUR_MILLISECONDS
/** Reminders go out at half past eight. */
const REMINDING_HOUR = 9

type Beside = {
  readonly database: Database
  readonly environment: Environment
  readonly base: string
}

/**
 * What the schedule of the server does when its hour comes, done beside it and told which hour it is: nobody waits for five
 * o'clock, nor for tomorrow.
 */
export function clockBeside({ database, environment, base }: Beside): StoryActor {
  let heard: Heard | undefined
  const hours: Readonly<Record<string, (parts: SummaryParts) => Promise<void>>> = {
    'đến giờ báo cáo': async (parts) => {
      // Groups were bound a moment ago; a group's first summary comes at the first hour behind that.
      await database.client`update unit_groups set bound_at = bound_at - interval '1 day'`
      await sendDueSummaries(parts, new Date())
    },
    'hôm trước hạn nộp': async (parts) => {
      const [round] = await database.client<{ due: string }[]>`
        select due_day::text as due from report_rounds order by id desc limit 1`
      const due = startOfCityDay(round?.due ?? '', parts.city.timeZone)
      await sendRoundReminders(
        parts,
        new Date(due.getTime() - DAY_MILLISECONDS + REMINDING_HOUR * HOUR_MILLISECONDS),
      )
    },
    'duyệt xong': (parts) => sendExposureNotices(parts, new Date()),
    'hai giờ sau': (parts) => sendExposureNotices(parts, new Date(Date.now() + 2 * HOUR_MILLISECONDS)),
  }
  return {
    async say(words) {
      const run = hours[words] ?? cannot(`make it ${words}`)
      await run({
        database,
        city: await cityOf({ database, environment, base }),
        outbox: createSignal(),
        log: SILENT,
      })
      heard = { text: `(${words})`, buttons: [] }
    },
    async hear() {
      const text = heard ?? cannot('hear anything')
      heard = undefined
      return text
    },
    tap: () => cannot('tap'),
    sendPhoto: () => cannot('send a photo'),
    shareContact: () => cannot('share a contact'),
    open: () => cannot('open a link'),
  }
}

const SILENT = pino({ level: 'silent' })

/** The city as the server knows it. */
async function cityOf({ database, environment, base }: Beside): Promise<City> {
  const edition = environment.UNITS_EDITION
  return {
    ...OFFICIALS_SIDE,
    name: environment.CITY_NAME,
    timeZone: environment.CITY_TIME_ZONE,
    edition,
    units: new UnitDirectory(await unitsOfEdition(database, edition)),
    templates: loadTemplates(),
    base,
    formerBases: [],
    trial: true,
    contact: undefined,
    pageFirst: [],
    summaryHour: environment.SUMMARY_HOUR,
    humanMinutes: environment.ZALO_HUMAN_MINUTES,
    messengers: {},
  }
}
