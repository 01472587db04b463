import { describe, expect, it } from 'vitest'
import { createPressSigner } from '../../../../bot/channels/zalo/press.ts'
import { readEvent } from '../../../../bot/channels/zalo/read.ts'
import type { Action, Received } from '../../../../bot/core/received.ts'
import {
  attachedEvent,
  bareEvent,
  file,
  followEvent,
  GROUP,
  groupEvent,
  link,
  MAU,
  MESSAGE,
  messageEvent,
  OA,
  photo,
  SENT,
  SENT_AT,
  submittedEvent,
} from './support/payloads.ts'

const presses = createPressSigner(Buffer.from('a key of the tests'))
const reader = { oaId: OA, presses }
const receivedOf = (event: object): readonly Received[] => {
  const read = readEvent(event, reader)
  return read.kind === 'received' ? read.received : []
}
const actionsOf = (event: object): readonly Action[] => receivedOf(event).map(({ action }) => action)
const PRIVATE = { address: MAU, kind: 'private' }
const URL = 'https://f1.photo.talk.zdn.vn/x.jpg'

describe('what is said of an event', () => {
  it('names its message, chat, sender and time', () => {
    expect(receivedOf(messageEvent('user_send_text', { text: 'Còn phòng không?' }))).toEqual([
      {
        externalId: MESSAGE,
        chat: PRIVATE,
        sender: { address: MAU },
        sentAt: SENT_AT,
        action: { kind: 'text', text: 'Còn phòng không?' },
      },
    ])
  })

  it('is the same when its timestamp is a number', () => {
    const event = messageEvent('user_send_text', { text: 'a' })
    expect(receivedOf({ ...event, timestamp: Number(SENT) })).toEqual(receivedOf(event))
  })

  it('names what has no message by what, who and when, so that it is known again', () => {
    expect(receivedOf(followEvent('follow'))).toEqual([
      {
        externalId: `follow:${MAU}:${SENT}`,
        idHoldsAddress: true,
        chat: PRIVATE,
        sender: { address: MAU },
        sentAt: SENT_AT,
        action: { kind: 'arrived' },
      },
    ])
  })

  it('takes an id that is a number where it is exact', () => {
    const [received] = receivedOf(messageEvent('user_send_text', { text: 'a' }, { sender: { id: 4711 } }))
    expect(received?.chat.address).toBe('4711')
  })
})

describe('what people do', () => {
  it.each<[string, object, Action]>([
    ['words', messageEvent('user_send_text', { text: 'ra về' }), { kind: 'text', text: 'ra về' }],
    [
      'words that quote',
      messageEvent('user_send_text', { text: 'có', quote_msg_id: 'd1e2f3a4b5c6d7e8f901' }),
      { kind: 'text', text: 'có' },
    ],
    [
      'words with a zero character',
      messageEvent('user_send_text', { text: 'a\0b' }),
      { kind: 'text', text: 'ab' },
    ],
    ['no words', messageEvent('user_send_text', { text: ' ' }), { kind: 'unreadable', what: 'other' }],
    ['a photo', attachedEvent('user_send_image', photo(URL)), { kind: 'photo', photo: { file: URL } }],
    [
      'a photo with words',
      messageEvent('user_send_image', { text: 'đây', attachments: [photo(URL)] }),
      { kind: 'photo', photo: { file: URL } },
    ],
    [
      'a photo whose words are null',
      messageEvent('user_send_image', { text: null, attachments: [photo(URL)] }),
      { kind: 'photo', photo: { file: URL } },
    ],
    ['a photo that is not there', attachedEvent('user_send_image'), { kind: 'unreadable', what: 'other' }],
    [
      'a photo whose address is none',
      attachedEvent('user_send_image', photo('x'.repeat(2001))),
      { kind: 'unreadable', what: 'other' },
    ],
    [
      'a picture sent as a file',
      attachedEvent('user_send_file', file('Ảnh 1.JPG')),
      { kind: 'photo', photo: { file: 'https://f1.talk.zdn.vn/Ảnh 1.JPG', bytes: 233_947 } },
    ],
    [
      'a picture by its type alone',
      attachedEvent('user_send_file', file('anh', { type: 'png', size: 5 })),
      { kind: 'photo', photo: { file: 'https://f1.talk.zdn.vn/anh', bytes: 5 } },
    ],
    [
      'a picture of no size',
      attachedEvent('user_send_file', file('a.png', { size: 'large' })),
      { kind: 'photo', photo: { file: 'https://f1.talk.zdn.vn/a.png' } },
    ],
    ['a document', attachedEvent('user_send_file', file('don.docx')), { kind: 'unreadable', what: 'file' }],
    ['a file that is not there', attachedEvent('user_send_file'), { kind: 'unreadable', what: 'file' }],
    [
      'a poster’s address',
      messageEvent('user_send_link', { attachments: [link('https://khaibao.example.vn/g/7KQ2M9XH4T')] }),
      { kind: 'text', text: 'https://khaibao.example.vn/g/7KQ2M9XH4T' },
    ],
    [
      'an address with words before it',
      messageEvent('user_send_link', { text: 'đây ạ', attachments: [link('https://a.vn/1')] }),
      { kind: 'text', text: 'đây ạ https://a.vn/1' },
    ],
    [
      'an address among the words',
      messageEvent('user_send_link', { text: 'vào https://a.vn/1 ạ', attachments: [link('https://a.vn/1')] }),
      { kind: 'text', text: 'vào https://a.vn/1 ạ' },
    ],
    ['a link to nothing', attachedEvent('user_send_link'), { kind: 'unreadable', what: 'other' }],
    [
      'a business card',
      attachedEvent(
        'user_send_business_card',
        link('https://zalo.me/84900000001', '{"phone":"84900000001","qrCodeUrl":"https://qr-talk.zdn.vn/1"}'),
      ),
      { kind: 'contact', phone: '84900000001', own: false },
    ],
    [
      'a card whose phone is a number',
      attachedEvent('user_send_business_card', link('', '{"phone": 84900000001}')),
      { kind: 'contact', phone: '84900000001', own: false },
    ],
    [
      'a card without a phone',
      attachedEvent('user_send_business_card', link('https://zalo.me/x', 'Ngọc')),
      { kind: 'unreadable', what: 'other' },
    ],
    [
      'a sticker',
      attachedEvent('user_send_sticker', { type: 'sticker', payload: { id: '46571', url: 'https://a.vn' } }),
      { kind: 'unreadable', what: 'sticker' },
    ],
    ['a moving picture', attachedEvent('user_send_gif', photo(URL)), { kind: 'unreadable', what: 'sticker' }],
    [
      'a voice message',
      attachedEvent('user_send_audio', { type: 'audio', payload: { url: 'https://a.vn/1.amr' } }),
      { kind: 'unreadable', what: 'voice' },
    ],
    [
      'a film',
      attachedEvent('user_send_video', {
        type: 'video',
        payload: { url: 'https://a.vn/1', description: '' },
      }),
      { kind: 'unreadable', what: 'video' },
    ],
    [
      'a place',
      attachedEvent('user_send_location', {
        type: 'location',
        payload: { coordinates: { latitude: '20.8449', longitude: '106.6881' } },
      }),
      { kind: 'unreadable', what: 'location' },
    ],
    ['a kind newer than we', messageEvent('user_send_hologram'), { kind: 'unreadable', what: 'other' }],
    ['following', followEvent('follow'), { kind: 'arrived' }],
    ['opening the chat', bareEvent('user_click_chatnow'), { kind: 'arrived' }],
    ['unfollowing', followEvent('unfollow'), { kind: 'blocked' }],
    ['asking for deletion', bareEvent('user_withdraw'), { kind: 'erased' }],
    [
      'asking for deletion, by the sender alone',
      bareEvent('user_withdraw', { sender: { id: MAU } }),
      { kind: 'erased' },
    ],
  ])('%s', (_what, event, action) => {
    expect(receivedOf(event)).toMatchObject([{ chat: PRIVATE, sender: { address: MAU }, action }])
    expect(actionsOf(event)).toEqual([action])
  })

  it.each([
    ['photos', attachedEvent('user_send_image', photo(`${URL}?1`), {}, photo(`${URL}?2`), photo(`${URL}?3`))],
    [
      'pictures sent as files',
      attachedEvent(
        'user_send_file',
        file('1.jpg', { url: `${URL}?1`, size: undefined }),
        file('a.pdf'),
        file('2.jpg', { url: `${URL}?2`, size: undefined }),
        file('3.jpg', { url: `${URL}?3`, size: undefined }),
      ),
    ],
  ])('several %s at once are one album, each known by an id of its own', (_what, event) => {
    expect(receivedOf(event).map(({ externalId, action }) => ({ externalId, action }))).toEqual(
      ['', ':1', ':2'].map((part, index) => ({
        externalId: `${MESSAGE}${part}`,
        action: { kind: 'photo', photo: { file: `${URL}?${index + 1}` }, album: MESSAGE },
      })),
    )
  })
})

describe('a button', () => {
  const press = 'f:abc123:symptoms:fever'

  it('pressed is a press', () => {
    const event = messageEvent('user_send_text', { text: presses.sign(MAU, press) })
    expect(actionsOf(event)).toEqual([{ kind: 'press', data: press }])
  })

  it.each([
    ['of another chat', presses.sign('4400550066007700881', press)],
    ['typed', press],
    ['forged', `#nut ${press} AAAAAAAAAAAA`],
  ])('%s is a text', (_what, text) => {
    expect(actionsOf(messageEvent('user_send_text', { text }))).toEqual([{ kind: 'text', text }])
  })
})

describe('name and phone that were submitted', () => {
  const own = { kind: 'contact', phone: '+84900000001', own: true }
  const info = { name: 'Lê Thị Mẫu', phone: '84900000001' }

  it.each<[string, object, object]>([
    ['newer', { ...info, user_dob: '', gender: '', full_address: 'Hải Phòng' }, own],
    ['older', { ...info, address: '', city: 'Hải Phòng', district: '', ward: '' }, own],
    ['with a number for the phone', { ...info, phone: 84_900_000_001 }, own],
    ['with +84', { ...info, phone: '+84900000001' }, own],
    ['with 0', { ...info, phone: '0900000001' }, { ...own, phone: '0900000001' }],
    ['of another country', { ...info, phone: '447911123456' }, { ...own, phone: '447911123456' }],
    ['without a name', { ...info, name: '' }, { kind: 'contact', phone: '+84900000001', own: true }],
    [
      'with null for the name',
      { ...info, name: null },
      { kind: 'contact', phone: '+84900000001', own: true },
    ],
    ['without a phone', { ...info, phone: '' }, { kind: 'unreadable', what: 'other' }],
    ['with null for the phone', { ...info, phone: null }, { kind: 'unreadable', what: 'other' }],
    ['without anything', {}, { kind: 'unreadable', what: 'other' }],
  ])('%s', (_what, submitted, action) => {
    expect(receivedOf(submittedEvent(submitted))).toMatchObject([
      { externalId: `user_submit_info:${MAU}:${SENT}`, chat: PRIVATE },
    ])
    expect(actionsOf(submittedEvent(submitted))).toEqual([action])
  })
})

describe('in a group', () => {
  const inGroup = { address: GROUP, kind: 'group' }

  it.each([
    ['a command', '/solieu', '/solieu'],
    ['a command with words', '/solieu hôm qua', '/solieu hôm qua'],
    ['a mention', `[@${OA}] số liệu`, 'số liệu'],
    ['a mention in the middle', `cho [@${OA}] xem số liệu`, 'cho   xem số liệu'],
    ['a number', '3', '3'],
    ['a number with a dot', ' 12. ', '12.'],
    ['a zero character', '/so\0lieu', '/solieu'],
  ])('%s is for us', (_what, said, text) => {
    expect(receivedOf(groupEvent('user_send_group_text', { text: said }))).toEqual([
      {
        externalId: MESSAGE,
        chat: inGroup,
        sender: { address: MAU },
        sentAt: SENT_AT,
        action: { kind: 'text', text },
      },
    ])
  })

  it.each([
    ['talk', 'chiều nay họp'],
    ['talk about another', '[@4400550066007700880] số liệu đâu'],
    ['a mention alone', `[@${OA}]`],
    ['a long number', '0912345678'],
    ['a slash', '/'],
    ['a date', '3/4'],
    ['nothing', ''],
  ])('%s is not taken in', (_what, text) => {
    const event = groupEvent('user_send_group_text', { text })
    expect(readEvent(event, reader)).toEqual({ kind: 'ignored', name: 'user_send_group_text' })
  })

  it.each(['image', 'link', 'audio', 'video', 'sticker', 'gif', 'file', 'location', 'business_card'])(
    'a thing of the kind %s is not taken in',
    (kind) => {
      const name = `user_send_group_${kind}`
      expect(readEvent(groupEvent(name, { attachments: [photo(URL)] }), reader)).toEqual({
        kind: 'ignored',
        name,
      })
    },
  )

  it('nobody’s press is one, because there are no buttons', () => {
    const text = presses.sign(GROUP, 'a')
    expect(receivedOf(groupEvent('user_send_group_text', { text }))).toEqual([])
  })

  it.each([
    ['create_group', 'joined'],
    ['delete_group', 'blocked'],
    ['disperse_group', 'blocked'],
  ])('%s: the account is %s', (name, kind) => {
    expect(receivedOf(bareEvent(name, { group_id: GROUP }))).toEqual([
      {
        externalId: `${name}:${GROUP}:${SENT}`,
        idHoldsAddress: true,
        chat: inGroup,
        sender: { address: OA },
        sentAt: SENT_AT,
        action: { kind },
      },
    ])
  })
})

describe('a message of the account', () => {
  const sent = (sender: object, name = 'oa_send_text'): object =>
    messageEvent(name, { text: 'Đã nhận' }, { sender, recipient: { id: MAU } })

  it.each(['text', 'image', 'gif', 'list', 'file', 'sticker', 'template'])(
    '(%s) tells of a human when one wrote it',
    (kind) => {
      const event = sent({ id: OA, admin_id: '7700110022003300440' }, `oa_send_${kind}`)
      expect(receivedOf(event)).toEqual([
        {
          externalId: MESSAGE,
          chat: PRIVATE,
          sender: { address: MAU },
          sentAt: SENT_AT,
          action: { kind: 'humanAnswered' },
        },
      ])
    },
  )

  it('tells of a human also by a number that has lost its last digits', () => {
    expect(actionsOf(sent({ id: OA, admin_id: Number('7700110022003300440') }))).toEqual([
      { kind: 'humanAnswered' },
    ])
  })

  it.each<[string, object]>([
    ['without an admin', sent({ id: OA })],
    ['with nobody for an admin', sent({ id: OA, admin_id: null })],
    ['with an empty admin', sent({ id: OA, admin_id: '' })],
    ['whose sender is a text', messageEvent('oa_send_text', {}, { sender: OA, recipient: MAU })],
    ['in a group', sent({ id: OA, admin_id: '7700110022003300440' }, 'oa_send_group_text')],
    ['to somebody anonymous', sent({ id: OA, admin_id: '7700110022003300440' }, 'oa_send_anonymous_text')],
    ['that asks for consent to a call', sent({ id: OA, admin_id: '1' }, 'oa_send_consent')],
  ])('%s tells of none', (_what, event) => {
    expect(readEvent(event, reader)).toMatchObject({ kind: 'ignored' })
  })
})
