/** The moment at which the tests read, and a message's own, a little before. */
export const NOW = new Date('2026-11-30T01:00:30.000Z')
export const SENT_SECONDS = Date.parse('2026-11-30T01:00:00.000Z') / 1000
export const SENT_AT = '2026-11-30T01:00:00.000Z'

export const MAU = {
  id: 610000001,
  is_bot: false,
  first_name: 'Mau',
  username: 'mau_le',
  language_code: 'vi',
}
export const BOT = { id: 123456, is_bot: true, first_name: 'Bot', username: 'sample_bot' }
export const PRIVATE = { id: 610000001, type: 'private', first_name: 'Mau', username: 'mau_le' }
export const GROUP = { id: -4100001, type: 'group', title: 'To 5' }
export const SUPERGROUP = { id: -1002100000001, type: 'supergroup', title: 'To 5' }

/** An update with a message as Telegram sends it; `content` is what it holds besides who, where and when. */
export function messageUpdate(content: object, chat: object = PRIVATE, from: object | null = MAU): object {
  const message = { message_id: 55, date: SENT_SECONDS, ...(from && { from }), chat, ...content }
  return { update_id: 700100200, message }
}

export function pressUpdate(press: object): object {
  return {
    update_id: 700100201,
    callback_query: { id: '2620000000000000001', from: MAU, chat_instance: '-339000000000000001', ...press },
  }
}

export function membershipUpdate(chat: object, before: string, after: string): object {
  const member = (status: string) => ({ user: BOT, status, ...(status === 'kicked' && { until_date: 0 }) })
  const change = { old_chat_member: member(before), new_chat_member: member(after) }
  return { update_id: 700100205, my_chat_member: { chat, from: MAU, date: SENT_SECONDS, ...change } }
}

function size(name: string, width: number, height: number): object {
  return { file_id: `AgAC_${name}`, file_unique_id: `AQAD_${name}`, width, height, file_size: width * 100 }
}

/** A photo's sizes, as most clients send them. */
export const SIZES = [size('s', 90, 67), size('m', 320, 240), size('x', 800, 600), size('y', 1280, 960)]
