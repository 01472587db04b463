import { Gauge, type Registry } from 'prom-client'
import type { City } from '../../bot/core/city.ts'
import { cityDay } from '../../bot/core/cityTime.ts'
import { alarmsNow } from '../../db/alarms.ts'
import type { Database } from '../../db/connect.ts'
import { daysAhead } from '../../db/health.ts'
import { ROLES, rolesRunning, SERVER_LEASE } from '../../db/leases.ts'
import { type Queues, readQueues } from '../../db/queues.ts'
import { type TokenAge, tokenAges } from '../../db/tokenAges.ts'

type Row = { readonly labels: Readonly<Record<string, string>>; readonly value: number }

/** Adds how the service does as a whole, as the database knows it: the same whichever process is asked. */
export async function addServiceState(
  registry: Registry,
  {
    database,
    city,
    zaloAccount,
    now,
  }: {
    readonly database: Database
    readonly city: City
    /** The id of the Official Account that is served; those of before have tokens that nobody renews. */
    readonly zaloAccount: string | undefined
    readonly now: () => Date
  },
): Promise<void> {
  const add = (name: string, help: string, labelNames: readonly string[], rows: readonly Row[]) => {
    const gauge = new Gauge({ name, help, labelNames, registers: [registry] })
    for (const { labels, value } of rows) gauge.set(labels, value)
  }
  addQueues(add, await readQueues(database))
  addTokens(add, zaloAccount === undefined ? [] : await tokenAges(database, zaloAccount))
  const alarms = await alarmsNow(database)
  add(
    'khaibao_alarms_standing',
    'Alarms that the operator must look at',
    ['alarm'],
    counted(alarms.map(alarmKind)),
  )
  add(
    'khaibao_visit_days_ahead',
    'Days of visits after today for which there is a partition',
    [],
    [{ labels: {}, value: await daysAhead(database, cityDay(now(), city.timeZone)) }],
  )
}

type Add = (name: string, help: string, labelNames: readonly string[], rows: readonly Row[]) => void

function addQueues(add: Add, { inbox, outbox, photosUnderWay, photosToldToWait, leases }: Queues): void {
  for (const [what, help, of] of [
    ['waiting', 'messages that wait', 'waiting'],
    ['oldest_seconds', 'for how long the oldest has been able to go', 'oldestSeconds'],
    ['age_seconds', 'how long ago the oldest came', 'ageSeconds'],
  ] as const) {
    add(
      `khaibao_inbox_${what}`,
      `The inbox: ${help}`,
      ['channel'],
      inbox.map((queue) => ({
        labels: { channel: queue.channel },
        value: queue[of],
      })),
    )
    add(
      `khaibao_outbox_${what}`,
      `The outbox: ${help}`,
      ['channel', 'class'],
      outbox.map((queue) => ({
        labels: { channel: queue.channel, class: queue.class },
        value: queue[of],
      })),
    )
  }
  add(
    'khaibao_photos_under_way',
    'Photos being read in all processes',
    [],
    [{ labels: {}, value: photosUnderWay }],
  )
  add(
    'khaibao_photos_told_to_wait',
    'Photos whose senders were told that they wait',
    [],
    [{ labels: {}, value: photosToldToWait }],
  )
  const roles = rolesRunning(leases)
  add(
    'khaibao_processes',
    'Processes that say that they run',
    ['role'],
    ROLES.map((role) => ({
      labels: { role },
      value: roles.filter((one) => one === role).length,
    })),
  )
  add(
    'khaibao_lease_held',
    'Whether a process holds what one at a time does',
    ['lease'],
    leases
      .filter(({ name }) => !name.startsWith(SERVER_LEASE))
      .map(({ name, seconds }) => ({ labels: { lease: name }, value: seconds > 0 ? 1 : 0 })),
  )
}

function addTokens(add: Add, tokens: readonly TokenAge[]): void {
  const rows = (of: keyof TokenAge) =>
    tokens.map((token) => ({ labels: { channel: 'zalo' }, value: token[of] }))
  add('khaibao_token_age_seconds', 'Since the access token was renewed', ['channel'], rows('ageSeconds'))
  add('khaibao_token_left_seconds', 'For how long the access token holds', ['channel'], rows('leftSeconds'))
  add('khaibao_token_consent_needed', 'Whether only a new consent helps', ['channel'], rows('consentNeeded'))
}

/** The kind of an alarm: without the number of an incident and what follows it, so that there are few. */
function alarmKind({ name }: { readonly name: string }): string {
  return name.replace(/ ?\d.*$/, '')
}

function counted(kinds: readonly string[]): Row[] {
  return [...new Set(kinds)].map((alarm) => ({
    labels: { alarm },
    value: kinds.filter((kind) => kind === alarm).length,
  }))
}
