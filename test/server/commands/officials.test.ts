import { expect, test } from 'vitest'
import { officesOf } from '../../../db/appointments.ts'
import { ensureChat } from '../../../db/chats.ts'
import { findLogLink, makeLogLink } from '../../../db/logLinks.ts'
import { appoint, bindGroup, findInvitation, invite, useInvitation } from '../../../db/officials.ts'
import { createPerson } from '../../../db/people.ts'
import { open } from '../../../db/seal.ts'
import { shiftOf, startShift } from '../../../db/shifts.ts'
import { registerVenue } from '../../../db/venues.ts'
import { NOW, operatorWorld } from './operatorWorld.ts'

const world = operatorWorld()
const CITY = { edition: 'haiphong-2025', unitCode: '31' }

async function person(address: string): Promise<number> {
  const chatId = await ensureChat(world.database, { channel: 'web', kind: 'private', address })
  return (await createPerson(world.database, { profile: { name: 'Trần Thị Bích Ngọc' }, chatId })).id
}

function codeIn(lines: readonly string[], pattern: RegExp): string {
  return pattern.exec(lines.join('\n'))?.[1] ?? ''
}

test('an invitation is a link that appoints once, for seven days', async () => {
  const { code, out } = await world.run('officials invite --unit 31', { PUBLIC_URL: 'https://khaibao.vn' })
  expect(code).toBe(0)
  expect(out[0]).toBe(
    'Liên kết một lần cho một cán bộ báo cáo của Thành phố Hải Phòng (31), dùng được đến 30/11/2026 14:05.',
  )
  expect(out[1]).toBe('Phân công tự kết thúc ngày 22/05/2027.')
  const oneTime = codeIn(out, /https:\/\/khaibao\.vn\/chat#open=(\w{10})$/m)
  const week = new Date(NOW.getTime() + 7 * 86_400_000)
  expect(await findInvitation(world.database, oneTime, NOW)).toEqual({
    ...CITY,
    purpose: 'official',
    office: { role: 'reporter', until: new Date(NOW.getTime() + 180 * 86_400_000) },
  })
  expect(await findInvitation(world.database, oneTime, week)).toBeUndefined()
  expect(await useInvitation(world.database, oneTime, NOW)).toBe(true)
  expect(await findInvitation(world.database, oneTime, NOW)).toBeUndefined()
})

const ZALO = {
  PUBLIC_URL: 'https://khaibao.vn',
  ZALO_APP_ID: '1234567890',
  ZALO_APP_SECRET: 'secret-of-the-app',
  ZALO_OA_ID: '9876543210',
  ZALO_OA_SECRET: 'secret-of-the-oa',
}

test('on Zalo the code itself is sent, because its links carry nothing', async () => {
  const invited = (await world.run('officials invite --unit 31', ZALO)).out
  const code = codeIn(invited, /^ {2}Zalo {6}mở https:\/\/zalo\.me\/9876543210 rồi gửi mã (\w{5}-\w{5})$/m)
  expect(invited.at(-1)).toBe(`Mã: ${code}`)
  const group = (await world.run('groups code --unit 31', ZALO)).out.join('\n')
  expect(group).toMatch(/\/ghepnhom \w{5}-\w{5}\nTrên Zalo, nhóm phải là nhóm GMF/)
  expect(group).toContain('https://zalo.me/9876543210')
})

test('a channel that is off has no link', async () => {
  const { out } = await world.run('officials invite --unit 31')
  expect(out.join('\n')).toContain('http://localhost:3000/chat#open=')
  expect(out.join('\n')).not.toMatch(/telegram|t\.me|zalo/i)
})

test('a group’s code binds, and is shown as it is typed', async () => {
  const { code, out } = await world.run('groups code --unit 31')
  expect(code).toBe(0)
  const typed = codeIn(out, /^ {2}\/ghepnhom (\w{5}-\w{5})$/m)
  expect(await findInvitation(world.database, typed.replace('-', ''), NOW)).toEqual({
    ...CITY,
    purpose: 'group',
  })
})

test('a unit that does not exist gets no code', async () => {
  for (const words of ['officials invite --unit 99', 'groups code --unit 99']) {
    const { code, out, err } = await world.run(words)
    expect([code, out, err.length]).toEqual([1, [], 1])
  }
})

test('an office has a name where pages bear it, and every mistake is said at once', async () => {
  const wrong = await world.run('officials invite --unit 31 --role boss --name "Lan 7" --days 400')
  expect([wrong.code, wrong.err.length]).toEqual([1, 3])
  const nameless = await world.run('officials invite --unit 31 --role tracer')
  expect([nameless.code, nameless.err.join()]).toEqual([1, expect.stringContaining('--name')])
  const { code, out } = await world.run(
    'officials invite --unit 31 --role tracer --name "phạm thị lan" --days 10',
  )
  expect(code).toBe(0)
  const oneTime = codeIn(out, /chat#open=(\w{10})$/m)
  const until = new Date(NOW.getTime() + 10 * 86_400_000)
  expect(await findInvitation(world.database, oneTime, NOW)).toMatchObject({
    office: { role: 'tracer', name: 'Phạm Thị Lan', until },
  })
})

test('a lost phone is cut off by one command: appointments, codes, pages and shifts', async () => {
  const { database } = world
  const lost = await person('lost')
  const chat = await ensureChat(database, { channel: 'web', kind: 'private', address: 'lost' })
  await appoint(database, lost, CITY, { role: 'lead', name: 'Phạm Thị Lan' })
  await appoint(database, lost, { ...CITY, unitCode: '11329' }, { role: 'tracer', name: 'Phạm Thị Lan' })
  const expiresAt = new Date(NOW.getTime() + 3_600_000)
  const office = { role: 'reporter', invitedBy: lost }
  await invite(database, 'ABCDEFGHJK', { purpose: 'official', unit: CITY, expiresAt, office })
  const registrant = { name: 'Lan', phone: '+84912345678', phoneConfirmed: false }
  const { venueId } = await registerVenue(
    database,
    { ownerId: lost, name: 'Quán', foldedName: 'quan', type: 'food', address: '1', ...CITY, registrant },
    { name: 'Cửa', direction: 'both', code: 'CODEOFGATE' },
  )
  const now = new Date()
  const asked = { venueId, personId: lost, chatId: chat, asked: {}, language: 'vi' }
  await makeLogLink(database, 'token', { ...asked, now, expiresAt: new Date(now.getTime() + 60_000) })
  const shift = { personId: lost, venueId, gateId: 1, startedAt: now, endsAt: now, liveFeed: false }
  await startShift(database, chat, { ...shift, direction: 'in' })
  const [{ id } = { id: 0 }] = await officesOf(database, lost, NOW)
  const { code, out } = await world.run(`officials cut-off ${id}`)
  expect(code).toBe(0)
  expect(out.slice(1, 5).map((line) => Number(/\d+$/.exec(line)?.[0]))).toEqual([2, 1, 1, 1])
  expect(out.join('\n')).toContain('chủ của 1 địa điểm')
  expect(out.join('\n')).not.toMatch(/Lan/)
  expect(await officesOf(database, lost, NOW)).toEqual([])
  expect(await findInvitation(database, 'ABCDEFGHJK', NOW)).toBeUndefined()
  expect(await findLogLink(database, 'token', now)).toBeUndefined()
  expect(await shiftOf(database, chat)).toBeUndefined()
  expect((await world.run(`officials cut-off ${id}`)).code).toBe(1)
})

test('officials are listed by the name of whoever appointed them, and removed by number', async () => {
  expect((await world.run('officials list')).out[0]).toContain('officials invite --unit CODE')
  await appoint(world.database, await person('first'), CITY, { role: 'reporter' })
  await appoint(
    world.database,
    await person('second'),
    { ...CITY, edition: 'haiphong-2021' },
    { role: 'reporter' },
  )
  const { out } = await world.run('officials list')
  expect(out).toHaveLength(3)
  expect(out.join('\n')).not.toMatch(/Ngọc/)
  expect(out.join('\n')).toContain('31 (haiphong-2021)')
  const id = /^(\d+) +Thành phố Hải Phòng \(31\)/m.exec(out.join('\n'))?.[1]
  expect((await world.run(`officials remove ${id}`)).code).toBe(0)
  expect((await world.run('officials list')).out).toHaveLength(2)
  const told = await world.database.client<{ body: Uint8Array }[]>`
    select body_sealed as body from outbox`
  expect(told.map(({ body }) => open(world.database.keys, 'outbox', body))).toEqual([
    { text: expect.stringContaining('thành phố Hải Phòng') },
  ])
})

test.each(['0', '12345', 'x', '-1', '1.5', '99999999999999999999'])('there is no official %s', async (id) => {
  const { code, out } = await world.run(`officials remove -- ${id}`)
  expect([code, out]).toEqual([1, []])
})

test('groups are listed with their unit, and whether they are reached', async () => {
  expect((await world.run('groups list')).out[0]).toContain('groups code --unit CODE')
  const chatId = await ensureChat(world.database, {
    channel: 'telegram',
    kind: 'group',
    address: '-100200300',
  })
  await bindGroup(world.database, chatId, CITY, await person('third'))
  const { out } = await world.run('groups list')
  expect(out[1]).toMatch(new RegExp(`^${chatId} +Thành phố Hải Phòng \\(31\\) +telegram `))
  expect(out.join('\n')).not.toContain('200300')
})
