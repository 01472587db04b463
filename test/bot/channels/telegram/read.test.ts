import { describe, expect, it } from 'vitest'
import { readUpdate } from '../../../../bot/channels/telegram/read.ts'
import {
  BOT,
  GROUP,
  MAU,
  membershipUpdate,
  messageUpdate,
  NOW,
  PRIVATE,
  pressUpdate,
  SENT_AT,
  SIZES,
  SUPERGROUP,
} from './support/payloads.ts'

const actionIn = (update: object) => readUpdate(update, NOW)?.action
const document = (name: string | undefined, mime_type: string | undefined, more = {}) =>
  messageUpdate({ document: { file_id: 'BQAC', file_name: name, mime_type, file_size: 152_000, ...more } })
const contact = (user_id: number | undefined, phone_number = '84900000001') => ({
  reply_to_message: { message_id: 56, date: 1, chat: PRIVATE },
  contact: { phone_number, first_name: 'Mau', ...(user_id !== undefined && { user_id }) },
})

describe('what is said of an update', () => {
  it('names its delivery, chat, sender and time', () => {
    expect(readUpdate(messageUpdate({ text: 'Xin chào' }), NOW)).toEqual({
      externalId: '700100200',
      chat: { address: '610000001', kind: 'private' },
      sender: { address: '610000001', language: 'vi' },
      sentAt: SENT_AT,
      action: { kind: 'text', text: 'Xin chào' },
    })
  })

  it.each([
    [GROUP, '-4100001'],
    [SUPERGROUP, '-1002100000001'],
  ])('knows a group: %o', (chat, address) => {
    const received = readUpdate(messageUpdate({ text: '/solieu' }, chat), NOW)
    expect(received).toMatchObject({ chat: { address, kind: 'group' }, sender: { address: '610000001' } })
  })

  it.each([
    ['vi', 'vi'],
    ['vi-VN', 'vi'],
    ['en', 'en'],
    ['fr', 'en'],
    [undefined, undefined],
  ])('takes the app’s language %s for %s', (language_code, language) => {
    const update = messageUpdate({ text: 'a' }, PRIVATE, { ...MAU, language_code })
    expect(readUpdate(update, NOW)?.sender.language).toBe(language)
  })
})

describe('what people do', () => {
  it.each<[string, object, object | undefined]>([
    ['words', messageUpdate({ text: 'ra về' }), { kind: 'text', text: 'ra về' }],
    ['words with a zero character', messageUpdate({ text: 'a\0b' }), { kind: 'text', text: 'ab' }],
    ['the start button', messageUpdate({ text: '/start' }), { kind: 'open', payload: '' }],
    ['a link', messageUpdate({ text: '/start ref_A1-b2' }), { kind: 'open', payload: 'ref_A1-b2' }],
    [
      'a link for a group',
      messageUpdate({ text: '/start@sample_bot 7KQ2M9XH4T' }, GROUP),
      { kind: 'open', payload: '7KQ2M9XH4T' },
    ],
    [
      'a start with what no link carries',
      messageUpdate({ text: '/start một hai' }),
      { kind: 'text', text: '/start một hai' },
    ],
    [
      'a command that only begins so',
      messageUpdate({ text: '/started' }),
      { kind: 'text', text: '/started' },
    ],
    ['a photo', messageUpdate({ photo: SIZES }), { kind: 'photo', photo: { file: 'AgAC_y' }, message: '55' }],
    [
      'its sizes in any order',
      messageUpdate({ photo: SIZES.toReversed() }),
      { kind: 'photo', photo: { file: 'AgAC_y' }, message: '55' },
    ],
    [
      'an album',
      messageUpdate({ photo: SIZES, media_group_id: '13700000000000001', caption: 'hop dong' }),
      { kind: 'photo', photo: { file: 'AgAC_y' }, message: '55', album: '13700000000000001' },
    ],
    [
      'a picture as a file',
      document('IMG 1.HEIC', undefined),
      { kind: 'photo', photo: { file: 'BQAC', bytes: 152_000 }, message: '55' },
    ],
    [
      'a picture as a file without a name or size',
      document(undefined, 'image/jpeg', { file_size: undefined }),
      { kind: 'photo', photo: { file: 'BQAC' }, message: '55' },
    ],
    ['another file', document('a.pdf', 'application/pdf'), { kind: 'unreadable', what: 'file' }],
    ['a sticker', messageUpdate({ sticker: {} }), { kind: 'unreadable', what: 'sticker' }],
    [
      'a moving picture, which comes as a file too',
      messageUpdate({
        animation: {},
        document: { file_id: 'A', file_name: 'a.gif', mime_type: 'image/gif' },
      }),
      { kind: 'unreadable', what: 'sticker' },
    ],
    ['a voice', messageUpdate({ voice: { duration: 3 } }), { kind: 'unreadable', what: 'voice' }],
    ['a video', messageUpdate({ video: {} }), { kind: 'unreadable', what: 'video' }],
    ['a round video', messageUpdate({ video_note: {} }), { kind: 'unreadable', what: 'video' }],
    [
      'a place',
      messageUpdate({ location: { latitude: 20.8, longitude: 106.7 } }),
      { kind: 'unreadable', what: 'location' },
    ],
    ['what is newer than we', messageUpdate({ hologram: {} }), { kind: 'unreadable', what: 'other' }],
  ])('%s', (_what, update, action) => {
    expect(actionIn(update)).toEqual(action)
  })

  it.each([
    ['the own contact', messageUpdate(contact(MAU.id)), true],
    ['a forwarded contact', messageUpdate(contact(610000002)), false],
    ['somebody without Telegram', messageUpdate(contact(undefined)), false],
    ['the own contact in a group', messageUpdate(contact(MAU.id), GROUP), false],
  ])('%s', (_what, update, own) => {
    expect(actionIn(update)).toEqual({ kind: 'contact', phone: '84900000001', own })
  })

  it('a button, pressed now whenever its message was sent', () => {
    const message = { message_id: 56, date: 1, chat: PRIVATE, from: BOT, text: 'Xac nhan?' }
    expect(readUpdate(pressUpdate({ data: 'bk:42:ok', message }), NOW)).toMatchObject({
      sentAt: NOW.toISOString(),
      sender: { address: '610000001' },
      action: { kind: 'press', data: 'bk:42:ok', receipt: '2620000000000000001', message: '56' },
    })
  })

  it('a button of a deleted message', () => {
    const update = pressUpdate({ data: 'a', message: { message_id: 56, date: 0, chat: GROUP } })
    expect(readUpdate(update, NOW)).toMatchObject({ chat: { address: '-4100001', kind: 'group' } })
  })

  it.each([
    ['the bot blocked', PRIVATE, 'member', 'kicked', 'blocked'],
    ['the bot unblocked', PRIVATE, 'kicked', 'member', 'unblocked'],
    ['the bot in a group', GROUP, 'left', 'member', 'joined'],
    ['the bot back as an administrator', SUPERGROUP, 'kicked', 'administrator', 'joined'],
    ['the bot out of a group', SUPERGROUP, 'administrator', 'kicked', 'blocked'],
    ['the bot gone by itself', GROUP, 'member', 'left', 'blocked'],
    ['the bot made an administrator', GROUP, 'member', 'administrator', undefined],
  ])('%s', (_what, chat, before, after, kind) => {
    expect(actionIn(membershipUpdate(chat, before, after))).toEqual(kind && { kind })
  })

  it('a group that became a supergroup', () => {
    const update = messageUpdate({ migrate_to_chat_id: SUPERGROUP.id }, GROUP)
    expect(actionIn(update)).toEqual({ kind: 'migrated', to: '-1002100000001' })
  })
})
