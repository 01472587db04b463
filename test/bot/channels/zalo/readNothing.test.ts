import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createPressSigner } from '../../../../bot/channels/zalo/press.ts'
import { readEvent } from '../../../../bot/channels/zalo/read.ts'
import {
  bareEvent,
  followEvent,
  GROUP,
  groupEvent,
  MAU,
  MESSAGE,
  messageEvent,
  OA,
  SENT,
  submittedEvent,
} from './support/payloads.ts'

const reader = { oaId: OA, presses: createPressSigner(Buffer.from('a key of the tests')) }
const OTHER_WAY = { sender: { id: OA }, recipient: { id: MAU } }
const MEMBERS = { group_id: GROUP, users: [{ id: MAU }] }

describe('known, and of no use', () => {
  it.each<[string, object]>([
    ['what arrived, sent by the account', messageEvent('user_received_message', {}, OTHER_WAY)],
    ['what arrived, sent by the person', messageEvent('user_received_message')],
    ['what was seen', bareEvent('user_seen_message', { ...OTHER_WAY, message: { msg_ids: [MESSAGE] } })],
    ['what was seen, sent by the person', messageEvent('user_seen_message', { msg_ids: [MESSAGE] })],
    [
      'what arrived by a template, flat',
      bareEvent('user_received_message', {
        sender: OA,
        recipient: '84900000001',
        msg_id: MESSAGE,
        tracking_id: 'x',
        delivery_time: SENT,
      }),
    ],
    ['a heart', messageEvent('user_reacted_message', { react_icon: '/-heart' })],
    ['a heart of the account', messageEvent('oa_reacted_message', { react_icon: '/-heart' }, OTHER_WAY)],
    ['words of somebody anonymous', messageEvent('anonymous_send_text', { conversation_id: 'c1' })],
    ['a picture of somebody anonymous', messageEvent('anonymous_send_image', { conversation_id: 'c1' })],
    ['words to somebody anonymous', messageEvent('oa_send_anonymous_text', {}, OTHER_WAY)],
    ['a tag', bareEvent('add_user_to_tag')],
    ['a tag taken away', bareEvent('remove_user_from_tag')],
    ['a tag dropped', bareEvent('remove_tag')],
    ['a profile', bareEvent('update_user_info')],
    ['a widget', bareEvent('widget_interaction_accepted', { data: { user_id: MAU } })],
    ['a widget that failed', bareEvent('widget_failed_to_sync_user_external_id')],
    ['a call', bareEvent('user_call_oa')],
    ['a call of the account', bareEvent('oa_call_user')],
    ['a wish to call', bareEvent('oa_send_consent')],
    ['a yes to calls', bareEvent('user_reply_consent')],
    ['an order', bareEvent('shop_has_order')],
    ['an extension', bareEvent('extension_purchased')],
    ['a quota', bareEvent('change_oa_daily_quota')],
    ['a member who came', bareEvent('user_join_group', MEMBERS)],
    ['a member who asks', bareEvent('user_request_join_group', MEMBERS)],
    ['a member let in', bareEvent('accept_request_join_group', MEMBERS)],
    ['a member let in, by the other name', bareEvent('react_request_join_group', MEMBERS)],
    ['a member refused', bareEvent('reject_request_join_group', MEMBERS)],
    ['a member who left', bareEvent('user_out_group', MEMBERS)],
    ['a new admin', bareEvent('add_group_admin', MEMBERS)],
    ['an admin no more', bareEvent('remove_group_admin', MEMBERS)],
    ['a new name', bareEvent('update_group_info', { group_id: GROUP })],
    [
      'a group’s message of nobody',
      { ...groupEvent('user_send_group_text', { text: '/a' }), sender: undefined },
    ],
  ])('%s', (_what, event) => {
    expect(readEvent(event, reader)).toMatchObject({ kind: 'ignored' })
  })
})

describe('unknown', () => {
  it.each<[string, object]>([
    ['a name newer than we', bareEvent('user_teleported')],
    ['a name that only begins as one of ours', bareEvent('follow_up')],
    ['a name that only ends as one of ours', bareEvent('pre_user_join_group')],
    ['a name of the language’s own', bareEvent('constructor')],
    ['a follower who is nobody', bareEvent('follow')],
    ['a chat of nobody', bareEvent('user_click_chatnow', {})],
    ['a group that is none', bareEvent('create_group', {})],
    ['words of nobody', bareEvent('user_send_text', { message: { text: 'a', msg_id: MESSAGE } })],
  ])('%s', (_what, event) => {
    expect(readEvent(event, reader)).toEqual({
      kind: 'unknown',
      name: (event as { event_name: string }).event_name,
    })
  })
})

describe('malformed', () => {
  const said = messageEvent('user_send_text', { text: 'a' })
  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a list', []],
    ['words', 'event'],
    ['no name', { timestamp: SENT }],
    ['an empty name', bareEvent('')],
    ['a name without end', bareEvent('a'.repeat(101))],
    ['no time', { ...said, timestamp: undefined }],
    ['null for a time', { ...said, timestamp: null }],
    ['an empty time', { ...said, timestamp: '' }],
    ['a list for a time', { ...said, timestamp: [5] }],
    ['yes for a time', { ...said, timestamp: true }],
    ['a date for a time', { ...said, timestamp: '2026-11-30' }],
    ['a time before all time', { ...said, timestamp: -1 }],
    ['a time after all time', { ...said, timestamp: '253402300800000' }],
    ['a time between two', { ...said, timestamp: 1.5 }],
    ['a sender whose number has lost digits', { ...said, sender: { id: Number(MAU) } }],
    ['a follower whose number has lost digits', { ...followEvent('follow'), follower: { id: 2 ** 53 } }],
    ['a person whose number has lost digits', bareEvent('user_click_chatnow', { user_id: 2 ** 53 })],
    ['a message whose number has lost digits', { ...said, message: { text: 'a', msg_id: 2 ** 60 } }],
    ['an id that no database takes', { ...said, sender: { id: '1\0' } }],
    ['an id without end', { ...said, sender: { id: '1'.repeat(65) } }],
    ['a message that is none', { ...said, message: 'a' }],
  ])('%s', (_what, event) => {
    expect(readEvent(event, reader)).toEqual({ kind: 'malformed' })
  })
})

/** Anything in the place of any field. */
const anything = fc.oneof(fc.jsonValue(), fc.constant(undefined), fc.double(), fc.string({ unit: 'binary' }))
const wildText = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('/a\0b', `[@${OA}] a\0`), anything)
const party = fc.oneof(fc.record({ id: fc.oneof(fc.constant(MAU), anything), admin_id: anything }), anything)
const wildAttachment = fc.oneof(
  fc.record({
    type: anything,
    payload: fc.record({
      url: fc.oneof(fc.webUrl(), anything),
      name: fc.oneof(fc.constant('a.jpg'), anything),
      size: anything,
      description: fc.oneof(fc.constant('{"phone":"84900000001"}'), anything),
    }),
  }),
  anything,
)
const NAMES = [
  ...['text', 'image', 'file', 'link', 'business_card', 'sticker', 'group_text', 'group_image'].map(
    (kind) => `user_send_${kind}`,
  ),
  ...['user_submit_info', 'follow', 'user_click_chatnow', 'user_withdraw', 'create_group', 'oa_send_text'],
]
const wildEvent = fc.record(
  {
    event_name: fc.oneof(fc.constantFrom(...NAMES), anything),
    timestamp: fc.oneof(fc.constant(SENT), fc.nat(), anything),
    sender: fc.oneof(fc.constant({ id: MAU }), party),
    recipient: fc.oneof(fc.constant({ id: GROUP }), party),
    follower: party,
    user_id: fc.oneof(fc.constant(MAU), anything),
    group_id: fc.oneof(fc.constant(GROUP), anything),
    message: fc.oneof(
      fc.record({
        msg_id: fc.oneof(fc.constant(MESSAGE), anything),
        text: wildText,
        attachments: fc.oneof(fc.array(wildAttachment, { maxLength: 4 }), anything),
      }),
      anything,
    ),
    info: fc.oneof(fc.record({ name: wildText, phone: fc.oneof(fc.integer(), wildText) }), anything),
  },
  { requiredKeys: ['event_name', 'timestamp'] },
)

describe('anything at all', () => {
  it('is read or not, but never throws, and what is read fits the database', () => {
    fc.assert(
      fc.property(fc.oneof({ weight: 4, arbitrary: wildEvent }, anything), (event) => {
        const read = readEvent(event, reader)
        if (read.kind !== 'received') return
        const ids = read.received.map(({ externalId }) => externalId)
        expect(new Set(ids).size).toBe(ids.length)
        for (const { externalId, chat, sender, sentAt, action } of read.received) {
          expect(externalId).toMatch(/^[\w:-]+$/)
          expect(chat.address).toMatch(/^[\w-]{1,64}$/)
          expect(sender.address).toMatch(/^[\w-]{1,64}$/)
          expect(new Date(sentAt).toISOString()).toBe(sentAt)
          expect(JSON.stringify(action)).not.toContain('\\u0000')
        }
      }),
      { numRuns: 3_000 },
    )
  })

  it('of whatever the parts of a right event are replaced by', () => {
    const events = [
      messageEvent('user_send_image', { text: 'a', attachments: [{ type: 'image', payload: { url: 'a' } }] }),
      submittedEvent({ name: 'a', phone: '84900000001' }),
    ]
    fc.assert(
      fc.property(
        fc.constantFrom(...events),
        fc.constantFrom('message', 'info', 'sender'),
        anything,
        (event, key, other) => {
          expect(() => readEvent({ ...event, [key]: other }, reader)).not.toThrow()
        },
      ),
    )
  })
})
