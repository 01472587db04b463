import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { OutgoingMessage } from '../../../bot/core/outgoing.ts'
import type { ExportFile } from '../../../bot/draw/attachment.ts'
import { ensureChat } from '../../../db/chats.ts'
import { ExportCutShort } from '../../../db/exports.ts'
import { enqueue } from '../../../db/outbox.ts'
import { purge } from '../../../db/purge.ts'
import { createFileLinks } from '../../../server/fileLinks.ts'
import { createFiles, FileGone } from '../../../server/files.ts'
import { eventually } from '../../support/eventually.ts'
import { wholeApp } from '../routes/support/wholeApp.ts'
import { type House, openHouse } from '../workers/support/house.ts'
import { NOW } from './support/day.ts'
import { type Office, openOffice } from './support/office.ts'

const BASE = 'https://khaibao.example.vn'
const DAY_MILLISECONDS = 86_400_000
const drawsNothing = { draw: () => Promise.reject(new Error('nothing is drawn here')) }

let office: Office
beforeAll(async () => {
  office = await openOffice()
  await office.came([{ name: 'Nguyễn Văn An' }])
})
afterAll(() => office?.end())

async function newestFile(format: 'xlsx' | 'csv'): Promise<ExportFile> {
  await office.file(format)
  const attachment = (await office.said()).at(-1)?.attachment
  if (attachment?.kind !== 'export') throw new Error('no file was said to be there')
  return attachment
}

describe('a file that was written', () => {
  it('is had by its messenger and by the pages, under its name and type', async () => {
    const files = createFiles(office.database, drawsNothing)
    const { name, type, bytes } = await files.draw(await newestFile('xlsx'))
    expect([name, type]).toEqual([
      'nhat-ky-2026-11-20-den-2026-11-21.xlsx',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ])
    expect(Buffer.from(bytes).subarray(0, 2).toString()).toBe('PK')
    expect((await files.draw(await newestFile('csv'))).type).toBe('text/csv')
  })

  it('is opened once by a link, by whoever presses the button of its page', async () => {
    const attachment = await newestFile('xlsx')
    const files = createFiles(office.database, drawsNothing)
    const app = await wholeApp(office.database, { draw: files.serve })
    const link = (await createFileLinks(office.database, BASE)('delivery', attachment, 'once')).slice(
      BASE.length,
    )
    const page = await app.inject({ url: link, headers: { 'accept-language': 'vi' } })
    expect([page.statusCode, page.body]).toEqual([200, expect.stringContaining('Tệp nhật ký lượt vào, ra')])
    const { headers } = await app.inject({ method: 'POST', url: link })
    const cookie = String(headers['set-cookie']).split(';')[0] ?? ''
    const file = await app.inject({ url: String(headers.location), headers: { cookie } })
    expect([file.statusCode, file.headers['content-type'], file.headers['content-disposition']]).toEqual([
      200,
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'attachment; filename="nhat-ky-2026-11-20-den-2026-11-21.xlsx"',
    ])
    expect(file.headers['cache-control']).toBe('private, no-store')
    expect(file.rawPayload.equals(Buffer.from((await files.draw(attachment)).bytes))).toBe(true)
    await app.close()
  })

  it('is no whole file when it is deleted while a page sends it', async () => {
    const attachment = await newestFile('csv')
    await office.database.client`
      insert into export_parts (export_id, place, bytes_sealed)
      select export_id, place + 1, bytes_sealed from export_parts where export_id = ${attachment.exportId}`
    const file = await createFiles(office.database, drawsNothing).serve(attachment)
    if (!('parts' in file)) throw new Error('the file is not given in parts')
    const read = file.parts[Symbol.asyncIterator]()
    expect((await read.next()).done).toBe(false)
    await office.database.client`delete from export_parts where export_id = ${attachment.exportId}`
    await expect(read.next()).rejects.toThrow(ExportCutShort)
  })
})

describe('a file that is gone after a day', () => {
  let attachment: ExportFile
  beforeEach(async () => {
    attachment = await newestFile('csv')
    await purge(office.database, new Date(NOW.getTime() + DAY_MILLISECONDS + 1))
  })

  it('is gone for all', async () => {
    const files = createFiles(office.database, drawsNothing)
    expect(await files.isThere(attachment)).toBe(false)
    await expect(files.draw(attachment)).rejects.toThrow(FileGone)
    expect(await office.database.client`select 1 from export_parts`).toHaveLength(0)
  })

  it('is said to be gone by the page of its link, which is not spent on it', async () => {
    const files = createFiles(office.database, drawsNothing)
    const app = await wholeApp(office.database, { draw: files.serve })
    const link = (await createFileLinks(office.database, BASE)('later', attachment, 'once')).slice(
      BASE.length,
    )
    const opened = await app.inject({ method: 'POST', url: link, headers: { 'accept-language': 'vi' } })
    expect([opened.statusCode, opened.body]).toEqual([404, expect.stringContaining('xin lại ở đó')])
    await app.close()
  })
})

describe('a message whose file is gone when it is delivered', () => {
  let house: House
  beforeAll(async () => {
    house = await openHouse()
  })
  afterAll(() => house?.end())

  it('says so and offers to make it again', async () => {
    const delivered: OutgoingMessage[] = []
    house.messenger.before = ({ message }) => void delivered.push(message)
    const gone = { text: 'Tệp đã xoá.', again: 'Lập lại', press: 'export:7.2026-11-20.2026-11-21' }
    const attachment: ExportFile = {
      kind: 'export',
      exportId: 999,
      format: 'xlsx',
      first: '2026-11-20',
      last: '2026-11-21',
      gone,
    }
    const chatId = await ensureChat(house.database, { channel: 'telegram', kind: 'private', address: 'Hải' })
    await enqueue(house.database, [{ chatId, class: 'push', body: { text: 'Tệp nhật ký', attachment } }])
    house.process().startDeliveries()
    await eventually(() => delivered.length > 0)
    expect(delivered).toEqual([
      { text: 'Tệp đã xoá.', buttons: [[{ label: 'Lập lại', press: 'export:7.2026-11-20.2026-11-21' }]] },
    ])
  })
})
