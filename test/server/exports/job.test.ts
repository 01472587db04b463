import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import Papa from 'papaparse'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Channel } from '../../../bot/channels/channel.ts'
import type { ChannelName } from '../../../bot/core/received.ts'
import { connect } from '../../../db/connect.ts'
import { closeExport, ExportLost, exportBytes, keepPart, leaseExport } from '../../../db/exports.ts'
import { KEYS } from '../../flows/world/city.ts'
import { NOW, SMALL_PARTS } from './support/day.ts'
import { type Office, openOffice } from './support/office.ts'
import { readWorkbook } from './support/readWorkbook.ts'

/** The lines above the table and its headings. */
const HEAD = 5
/** A process of its own takes seconds to start on a machine that is busy. */
const STARTING_MILLISECONDS = 60_000
const [NAME, NOTE] = [3, 8]
const MORTAL = fileURLToPath(new URL('support/mortal.ts', import.meta.url))
/** Rows of a CSV file that is packed in four pieces and stored in more parts, when these are small. */
const MANY = 1_500

let office: Office
beforeEach(async () => {
  office = await openOffice()
})
afterEach(() => office.end())

async function rowsOf(id: number): Promise<string[][]> {
  const text = Buffer.from((await exportBytes(office.database, id)) ?? []).toString('utf8')
  return Papa.parse<string[]>(text.replace('\uFEFF', '')).data.slice(HEAD)
}
const texts = async () => (await office.said()).map(({ text }) => text)
const due = () => office.database.client`update exports set next_at = clock_timestamp() where done_at is null`
const parts = async () =>
  (
    await office.database.client`select octet_length(bytes_sealed) as bytes from export_parts order by place`
  ).map(({ bytes }) => Number(bytes))

describe('a file of a log', () => {
  it('has a row for what it could not read, and says how many', async () => {
    const [broken, odd, erased] = await office.came([
      { name: 'Nguyễn Văn An' },
      { name: 'Lê Văn Bình' },
      { name: 'Phạm Thị Chi' },
      { name: 'Trần Thị Dung', endedAt: new Date(NOW.getTime() - 3_600_000), endedBy: 'by a later version' },
    ])
    const { client } = office.database
    await client`update persons set profile_sealed = 'rubbish' where id = ${broken ?? 0}`
    await client`delete from persons where id = ${erased ?? 0}`
    await client`update visits set person_id = null where person_id = ${erased ?? 0}`
    const id = await office.ask('csv')
    await office.work()
    expect((await rowsOf(id)).map((row) => [row[NAME], row[NOTE]])).toEqual([
      ['(không đọc được)', 'chưa ra'],
      ['Lê Văn ***', 'chưa ra'],
      ['(đã xoá)', 'chưa ra'],
      ['Trần Thị ***', 'giờ ra ước tính'],
    ])
    expect((await texts())[0]).toContain('⚠️ 1 lượt không đọc được đủ')
    expect(odd).toBeDefined()
  })

  it('is written on when what is stored is no profile at all', async () => {
    await office.came([{ name: 'Nguyễn Văn An' }])
    await office.came([{ name: 7 as unknown as string, phone: { a: 1 } as unknown as string }])
    const { sheets } = readWorkbook(await office.file('xlsx'))
    expect(sheets[0]?.slice(HEAD).map((row) => row.find(({ ref }) => ref.startsWith('D'))?.text)).toEqual([
      'Nguyễn Văn ***',
      '(không đọc được)',
    ])
  })

  it('goes out once, in parts that are not large, though two processes look for it', async () => {
    await office.cameOften(MANY)
    const id = await office.ask('csv')
    const other = connect({ url: office.url, keys: KEYS, connections: 2 })
    const limits = SMALL_PARTS
    await Promise.all([office.work({ limits }), office.work({ limits, database: other })])
    await other.close()
    expect(await office.outcomes()).toEqual(['done'])
    expect(await office.said()).toHaveLength(1)
    expect((await office.said())[0]?.attachment).toMatchObject({
      kind: 'export',
      exportId: id,
      format: 'csv',
    })
    expect((await parts()).length).toBeGreaterThan(3)
    expect(Math.max(...(await parts()))).toBeLessThanOrEqual(SMALL_PARTS.partBytes + 64)
    expect(await rowsOf(id)).toHaveLength(MANY)
  })

  it(
    'is begun anew after its process was killed between two parts',
    async () => {
      await office.cameOften(MANY)
      const id = await office.ask('csv')
      const child = spawn(process.execPath, ['--import', 'tsx', MORTAL, office.url], { stdio: 'ignore' })
      expect((await once(child, 'exit'))[1]).toBe('SIGKILL')
      expect((await parts()).length).toBeGreaterThan(0)
      expect(await exportBytes(office.database, id)).toBeUndefined()
      await office.work()
      expect(await office.outcomes()).toEqual([null])
      await due()
      await office.work()
      expect(await office.outcomes()).toEqual(['done'])
      expect(await rowsOf(id)).toHaveLength(MANY)
      expect(new Set((await rowsOf(id)).map((row) => row.join())).size).toBeGreaterThan(1)
      expect(await office.said()).toHaveLength(1)
    },
    STARTING_MILLISECONDS,
  )

  it('takes nothing from a process that lost it', async () => {
    await office.came([{ name: 'Nguyễn Văn An' }])
    const id = await office.ask('csv')
    const slow = await leaseExport(office.database, 'slow', 60)
    if (!slow) throw new Error('nothing was due')
    await keepPart(office.database, slow, { place: 0, bytes: Buffer.from('old'), rowsDone: 0 })
    await due()
    await office.work()
    await expect(
      keepPart(office.database, slow, { place: 9, bytes: Buffer.from('late'), rowsDone: 9 }),
    ).rejects.toThrow(ExportLost)
    expect(await closeExport(office.database, slow, 'done')).toBe(false)
    expect(await rowsOf(id)).toHaveLength(1)
    expect(await office.said()).toHaveLength(1)
  })

  it('is given up after three beginnings, and said so once', async () => {
    await office.came([{ name: 'Nguyễn Văn An' }])
    await office.ask('csv')
    const broken = { ...office.database, transaction: () => Promise.reject(new Error('no')) }
    for (let attempt = 1; attempt <= 3; attempt++) {
      await office.work({ database: broken })
      expect(await office.said()).toEqual([])
      await due()
    }
    await office.work()
    await office.work()
    expect(await office.outcomes()).toEqual(['given up'])
    expect(await texts()).toEqual([expect.stringContaining('chưa lập được tệp nhật ký Chợ Ga')])
  })

  it('stops where it is too long, and says so in the file and beside it', async () => {
    await office.came([{ name: 'Nguyễn Văn An' }, { name: 'Lê Văn Bình' }, { name: 'Phạm Thị Chi' }])
    const id = await office.ask('csv')
    await office.work({ limits: { ...SMALL_PARTS, rows: 2 } })
    expect((await rowsOf(id)).map((row) => row[NAME] ?? row[0])).toEqual([
      'Nguyễn Văn ***',
      'Lê Văn ***',
      expect.stringContaining('Tệp dừng ở đây'),
    ])
    expect((await texts())[0]).toContain('Tệp dừng ở 2 lượt đầu')
  })

  it('stops by its bytes as well', async () => {
    await office.cameOften(MANY)
    const id = await office.ask('csv')
    await office.work({ limits: { ...SMALL_PARTS, bytes: 60_000 } })
    expect((await rowsOf(id)).length).toBeLessThan(MANY)
    expect((await texts())[0]).toContain('Tệp dừng ở')
  })

  it('has what was asked for: one gate, and who is found by all the words', async () => {
    await office.came([{ name: 'Nguyễn Văn An', gate: 'Cổng 2' }, { name: 'Lê Văn Bình' }])
    const [gate] = await office.database.client`select id from gates where name = 'Cổng 2'`
    const id = await office.ask('csv', { gateId: Number(gate?.id), gateName: 'Cổng 2' })
    await office.work()
    expect((await rowsOf(id)).map((row) => row[NAME])).toEqual(['Nguyễn Văn ***'])
    const found = await office.ask('csv', { words: ['khong', 'co'] })
    await office.work()
    expect(await rowsOf(found)).toEqual([])
  })
})

describe('a file for somebody who may not have it any more', () => {
  const give = () => office.database.client`update venues set owner_id = null`

  it('is not begun', async () => {
    await office.came([{ name: 'Nguyễn Văn An' }])
    await office.ask('csv')
    await give()
    await office.work()
    expect([await office.outcomes(), await office.said(), await parts()]).toEqual([['refused'], [], []])
  })

  it('is not sent, though it is written', async () => {
    await office.came([{ name: 'Nguyễn Văn An' }])
    const id = await office.ask('csv')
    const { database } = office
    const givenMeanwhile = {
      ...database,
      transaction: async <Result>(work: Parameters<typeof database.transaction<Result>>[0]) => {
        await give()
        return database.transaction(work)
      },
    }
    await office.work({ database: givenMeanwhile })
    expect([await office.outcomes(), await office.said(), await parts()]).toEqual([['refused'], [], []])
    expect(await exportBytes(database, id)).toBeUndefined()
  })

  it('is not sent into a chat that is another person’s by now', async () => {
    await office.came([{ name: 'Nguyễn Văn An' }])
    await office.ask('csv')
    await office.database.client`update chats set person_id = null where id = ${office.chatId}`
    await office.work()
    expect([await office.outcomes(), await office.said()]).toEqual([['refused'], []])
  })

  it('is gone with a person who was erased while it was written', async () => {
    await office.cameOften(MANY)
    await office.ask('csv')
    const { database, ownerId } = office
    let erasing: Promise<unknown> | undefined
    let looks = 0
    const now = () => {
      looks += 1
      if (looks === 3) erasing = database.client`delete from persons where id = ${ownerId}`.execute()
      return NOW
    }
    await office.work({ limits: SMALL_PARTS, now })
    await erasing
    expect(await parts()).toEqual([])
    expect(await office.said()).toEqual([])
  })
})

describe('how far a file is', () => {
  /** A clock that goes on so far with each look. */
  const clock = (seconds: number) => {
    let looks = 0
    return () => new Date(NOW.getTime() + 1000 * seconds * looks++)
  }
  const told = async () => (await texts()).filter((text) => text.includes('đã ghi')).length

  it('is told where it takes long, three times at most', async () => {
    await office.cameOften(MANY)
    await office.ask('csv')
    await office.work({ limits: SMALL_PARTS, now: clock(6) })
    expect(await told()).toBe(3)
  })

  it('is told once where each message counts, and never of what is quick', async () => {
    await office.cameOften(MANY)
    const [web] = office.parts().channels.values()
    const scarce: Pick<Channel, 'limits'> = {
      limits: { ...(web?.limits as Channel['limits']), fewMessages: true },
    }
    const channels = new Map<ChannelName, Pick<Channel, 'limits'>>([['web', scarce]])
    await office.ask('csv')
    await office.work({ limits: SMALL_PARTS, now: clock(6), channels })
    expect(await told()).toBe(1)
    await office.ask('csv')
    await office.work()
    expect(await told()).toBe(1)
  })
})
