import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addDays, cityDay } from '../../../bot/core/cityTime.ts'
import { gateUrl } from '../../../bot/qr/ownUrl.ts'
import { connect, type Database } from '../../../db/connect.ts'
import { forgetKeyUse, noteKeyUse } from '../../../db/keyUses.ts'
import { makeVisitPartitions } from '../../../db/partitions.ts'
import { openBytes } from '../../../db/seal.ts'
import { SEALED_COLUMNS } from '../../../db/sealedColumns.ts'
import { sealedUses } from '../../../db/sealedUses.ts'
import { retireCommand } from '../../../server/commands/keys/retire.ts'
import { rotateCommand } from '../../../server/commands/keys/rotate.ts'
import { statusCommand } from '../../../server/commands/keys/status.ts'
import { readKeyFile } from '../../../server/env/keyFile.ts'
import { type KeyRing, ringOf } from '../../../server/env/keyRing.ts'
import { readKeys } from '../../../server/env/keys.ts'
import { BASE, cityIn, ZONE } from '../../flows/world/city.ts'
import { codeOfPlace, openPlaces } from '../../flows/world/places.ts'
import { eventually } from '../../support/eventually.ts'
import { operatorWith } from '../commands/keys/operatorWith.ts'
import { type House, openHouse, type Process, received } from './support/house.ts'

let house: House
let file: string
const folder = mkdtempSync(join(tmpdir(), 'khai báo '))

/** A process's own view of the key file; it looks each time, as if seconds had passed. */
function ring(): KeyRing {
  let seconds = 0
  return ringOf(file, () => {
    seconds += 10
    return seconds
  })
}

/** The same of a process that has just looked, for which no second passes while it is late. */
function lateRing(): { readonly keys: KeyRing; goesOn(): void } {
  let [seconds, step] = [0, 0]
  const keys = ringOf(file, () => {
    seconds += step
    return seconds
  })
  const goesOn = () => {
    step = 10
  }
  return { keys, goesOn }
}

beforeAll(async () => {
  file = readKeys({ DATA_DIR: folder, SEAL_KEY: undefined, FIND_KEY: undefined }).keys.file ?? ''
  house = await openHouse(ring())
})
afterAll(async () => {
  await house.end()
  rmSync(folder, { recursive: true, force: true })
})

const PEOPLE = Array.from({ length: 5 }, (_, index) => `người ${index}`)
const COMING = [
  gateUrl(BASE, codeOfPlace('Chợ Ga') ?? ''),
  'Đồng ý ghi lượt vào',
  'trần thị bích ngọc',
  '0912 345 679',
]
const DECLARING = [
  '/khaibao',
  'Đồng ý khai báo y tế',
  '15/6/1985',
  'nữ',
  'việt nam',
  '031185001234',
  'ngô quyền',
  '12 Lạch Tray',
  'Không có điều nào',
  'Gửi',
]

async function everybodySays(lines: readonly string[]): Promise<void> {
  for (const line of lines) await Promise.all(PEOPLE.map((address) => house.arrive(address, line)))
}

/** What was said to each, without the times in it. */
async function saidToEach(): Promise<string[][]> {
  const said = await house.said()
  return [...new Set(said.map(({ chat }) => chat))].map((chat) =>
    said.filter((one) => one.chat === chat).map(({ text = 'hình' }) => text.replaceAll(/\d\d:\d\d/g, 'giờ')),
  )
}

async function valuesThatDoNotOpen({ client, keys }: Database): Promise<string[]> {
  const closed: string[] = []
  for (const { table, column, purpose } of SEALED_COLUMNS) {
    const rows = await client<{ sealed: Uint8Array }[]>`
      select ${client(column)} as sealed from ${client(table)} where ${client(column)} is not null`
    for (const { sealed } of rows) {
      try {
        openBytes(keys, purpose, sealed)
      } catch {
        closed.push(table)
      }
    }
  }
  return closed
}

const LATE = 'server late'
type Servers = { readonly early: Process; readonly late: Process }

/**
 * The seconds in which one process seals with the new key already, and another with the old one still, whose people are answered by
 * it. The change of keys waits for the late one, which has said what it seals with.
 */
async function startWhileOneIsLate({ early, late }: Servers): Promise<void> {
  await eventually(() => readKeyFile(file).seals === 2, 'no new key was made')
  for (const [server, people] of [
    [late, PEOPLE.slice(0, 2)],
    [early, PEOPLE.slice(2)],
  ] as const) {
    for (const address of people)
      await server.accept('telegram', received(address, COMING[0] ?? '', { externalId: `first ${address}` }))
    server.startTurns()
    server.startDeliveries()
    await house.handled()
  }
  const uses = await sealedUses(house.database)
  for (const name of ['inbox', 'sessions'])
    expect(uses.flatMap(({ table, number }) => (table === name ? [number] : [])).toSorted()).toEqual([1, 2])
}

it('keys are changed twice while people check in and declare, and everything goes on; then the old ones go', async () => {
  const { database } = house
  const city = await cityIn(database)
  await makeVisitPartitions(database, addDays(cityDay(new Date(), ZONE), -1), 3, ZONE)
  await openPlaces(database, new Date(), 'telegram')
  const late = lateRing()
  const servers = {
    early: house.process({ city, keys: ring() }),
    late: house.process({ city, keys: late.keys }),
  }
  let now = new Date()
  const keys = ring()
  const beside = connect({ url: house.url, keys, connections: 2 })
  const owner = connect({ url: house.ownerUrl, keys, connections: 1 })
  const does = operatorWith({ database: beside, owner }, keys, () => now)
  try {
    await noteKeyUse(servers.late.database, LATE)
    const rotating = does(rotateCommand)
    await startWhileOneIsLate(servers)
    late.goesOn()
    await noteKeyUse(servers.late.database, LATE)
    const [, first] = await Promise.all([everybodySays(COMING.slice(1)), rotating])
    await forgetKeyUse(database, LATE)
    const [, second] = await Promise.all([everybodySays(DECLARING), does(rotateCommand)])
    await house.handled()
    expect([first.problems, second.problems]).toEqual([undefined, undefined])
    expect(second.lines?.join('\n')).toMatch(
      /Khoá số 3 nay mã hoá thay khoá số 2[\s\S]*sao lưu lại .*keys\.json/,
    )

    const [one, ...others] = await saidToEach()
    expect(others).toEqual(PEOPLE.slice(1).map(() => one))
    expect(one).toHaveLength(COMING.length + DECLARING.length)
    const [kept] = await database.client`
      select (select count(*)::int from declarations) as declarations, (select count(*)::int from visits) as visits`
    expect(kept).toEqual({ declarations: PEOPLE.length, visits: PEOPLE.length })
    expect(
      (await house.inbox()).every(({ outcome, attempts }) => outcome === 'handled' && attempts === 0),
    ).toBe(true)
    expect((await sealedUses(database)).filter(({ number }) => number !== 3)).toEqual([])
    expect(await database.client`select 1 from acts where what = 'keys rotate'`).toHaveLength(2)

    expect((await does(retireCommand, '3')).problems).toEqual([expect.stringMatching(/đang mã hoá/)])
    expect((await does(retireCommand, '1')).problems).toEqual([
      expect.stringMatching(/sau \d\d:\d\d hãy chạy lại/),
    ])
    now = new Date(now.getTime() + 3_600_000)
    await database.client`
      insert into key_uses (process, seals, opens, seen_at) values ('server cũ', 1, '{1}', clock_timestamp())`
    expect((await does(retireCommand, '1', '--confirm')).problems).toEqual([
      expect.stringMatching(/server cũ/),
    ])
    await database.client`delete from key_uses`
    expect((await does(retireCommand, '1')).problems).toEqual([expect.stringMatching(/--confirm/)])
    for (const number of ['1', '2'])
      expect((await does(retireCommand, number, '--confirm')).problems).toBeUndefined()
    expect([...readKeyFile(file).keys.keys()]).toEqual([3])

    await everybodySays(['/khaibao'])
    await house.handled()
    expect((await house.inbox()).every(({ outcome }) => outcome === 'handled')).toBe(true)
    expect(await valuesThatDoNotOpen(database)).toEqual([])
    expect((await does(statusCommand)).problems).toEqual([])
  } finally {
    await Promise.all([beside.close(), owner.close()])
  }
})
