import fc from 'fast-check'
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
} from './support/payloads.ts'

const CHANNEL = { id: -1002200000001, type: 'channel', title: 'Tin tuc' }
const message = { message_id: 56, date: 1, chat: PRIVATE }

/** Updates that nobody is to be answered for. */
describe('what means nothing to us', () => {
  it.each<[string, object]>([
    ['a bot’s message', messageUpdate({ text: 'a' }, GROUP, BOT)],
    ['a message of nobody', messageUpdate({ text: 'a' }, GROUP, null)],
    ['a post in a channel', { update_id: 1, channel_post: { ...message, chat: CHANNEL, text: 'a' } }],
    ['a message in a channel', messageUpdate({ text: 'a' }, CHANNEL)],
    ['an edited message', { update_id: 1, edited_message: { ...message, from: MAU, text: 'a' } }],
    ['a button without its message', pressUpdate({ data: 'a', inline_message_id: 'x' })],
    ['a button without data', pressUpdate({ message, game_short_name: 'x' })],
    ['the bot in a channel', membershipUpdate(CHANNEL, 'left', 'administrator')],
    ['an inline query', { update_id: 1, inline_query: { id: '1', from: MAU, query: 'a', offset: '' } }],
    ['a kind that is newer than we', { update_id: 1, teleported_chat: {} }],
    ['an update of nothing', { update_id: 1 }],
  ])('%s', (_what, update) => {
    expect(readUpdate(update, NOW)).toBeUndefined()
  })

  it.each<[string, object]>([
    ['members that came', { new_chat_members: [MAU] }],
    ['a member that left', { left_chat_member: MAU }],
    ['a new title', { new_chat_title: 'To 6' }],
    ['a new photo', { new_chat_photo: [] }],
    ['a photo taken away', { delete_chat_photo: true }],
    ['a new group', { group_chat_created: true }],
    ['a new supergroup', { supergroup_chat_created: true }],
    ['where a supergroup came from', { migrate_from_chat_id: -4100001 }],
    ['a pinned message', { pinned_message: message }],
    [
      'messages that delete themselves',
      { message_auto_delete_timer_changed: { message_auto_delete_time: 86400 } },
    ],
    ['a new background', { chat_background_set: {} }],
    ['leave to write', { write_access_allowed: {} }],
    ['a new topic', { forum_topic_created: {} }],
    ['a video chat', { video_chat_started: {} }],
  ])('Telegram’s own message of %s', (_what, content) => {
    expect(readUpdate(messageUpdate(content), NOW)).toBeUndefined()
  })

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a list', []],
    ['words', 'update'],
    ['no number', { message: {} }],
    ['a number that is none', { ...messageUpdate({ text: 'a' }), update_id: 1.5 }],
    ['a chat of no kind', messageUpdate({ text: 'a' }, { id: 1, type: 'secret' })],
    ['a text that is none', messageUpdate({ text: 5 })],
    ['a photo without sizes', messageUpdate({ photo: [] })],
    ['a time before all time', messageUpdate({ text: 'a', date: -1 })],
    ['a time after all time', messageUpdate({ text: 'a', date: 253_402_300_800 })],
    [
      'an album that no database takes',
      messageUpdate({ photo: [{ file_id: 'a', width: 1, height: 1 }], media_group_id: '\0' }),
    ],
  ])('malformed: %s', (_what, update) => {
    expect(readUpdate(update, NOW)).toBeUndefined()
  })
})

/** Anything in the place of any field. */
const anything = fc.oneof(fc.jsonValue(), fc.constant(undefined), fc.double(), fc.string())
const chat = fc.record({
  id: fc.oneof(fc.integer(), anything),
  type: fc.constantFrom('private', 'group', 'channel', 5),
})
const wildMessage = fc.record(
  {
    message_id: fc.integer(),
    date: fc.oneof(fc.nat(), fc.double()),
    from: fc.oneof(fc.constant(MAU), anything),
    chat: fc.oneof(fc.constant(PRIVATE), chat),
    text: fc.oneof(fc.string({ unit: 'binary' }), anything),
    photo: fc.array(fc.record({ file_id: fc.string(), width: fc.double(), height: fc.double() })),
    document: fc.oneof(fc.record({ file_id: fc.string(), file_name: fc.string() }), anything),
    media_group_id: fc.oneof(fc.string(), anything),
    contact: fc.oneof(fc.record({ phone_number: fc.string(), user_id: fc.integer() }), anything),
    migrate_to_chat_id: anything,
  },
  { requiredKeys: ['message_id', 'date', 'chat'] },
)
const wildUpdate = fc.record(
  {
    update_id: fc.oneof(fc.integer(), anything),
    message: wildMessage,
    callback_query: anything,
    my_chat_member: anything,
  },
  { requiredKeys: ['update_id'] },
)

describe('anything at all', () => {
  it('is read or not, but never throws, and what is read fits the database', () => {
    fc.assert(
      fc.property(fc.oneof(wildUpdate, anything), (update) => {
        const received = readUpdate(update, NOW)
        if (!received) return
        expect(received.externalId).toMatch(/^-?\d+$/)
        expect(new Date(received.sentAt).toISOString()).toBe(received.sentAt)
        const { chat, sender, action } = received
        const kept = [chat.address, sender.address, 'album' in action ? action.album : '']
        expect(kept.join()).not.toContain('\0')
        if (action.kind === 'text') expect(action.text).not.toContain('\0')
      }),
      { numRuns: 2_000 },
    )
  })
})
