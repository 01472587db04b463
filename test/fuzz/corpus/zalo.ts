import { createHash } from 'node:crypto'
import type { Chance } from '../chance.ts'
import { mutateBytes } from '../mutate/bytes.ts'
import { mutateJson } from '../mutate/structure.ts'
import { type FuzzRequest, post } from '../request.ts'
import type { Town } from '../town.ts'
import { timestampIn } from '../watch/judge.ts'
import { writtenText } from './words.ts'

const PEOPLE = 4_000
const FEW = 6

type Fields = Readonly<Record<string, unknown>>

/** Kinds of messages, as the ends of their events are called. */
const CONTENTS = [
  'text',
  'image',
  'gif',
  'file',
  'sticker',
  'template',
  'link',
  'links',
  'audio',
  'video',
  'location',
  'business_card',
  'list',
] as const

/** An event of any kind, most of them changed, rightly signed but for a few. */
export function zaloRequest(chance: Chance, index: number, town: Town): FuzzRequest {
  const number = chance.is(0.06) ? chance.below(index + 1) : index
  const event = eventOf(chance, number, town)
  const changed = chance.is(0.55) ? mutateJson(chance, event) : event
  const json = Buffer.from(JSON.stringify(changed) ?? '')
  const body = chance.is(0.06) ? mutateBytes(chance, json) : json
  return post('/webhooks/zalo', body, headersOf(chance, body, town))
}

function headersOf(chance: Chance, body: Buffer, { zalo }: Town): FuzzRequest['headers'] {
  const right = signatureOver(zalo, body)
  const wrong = right.replace(/^./, (digit) => (digit === '0' ? '1' : '0'))
  const signed = { 'x-zevent-signature': right }
  return chance.weighted<FuzzRequest['headers']>([
    [90, () => signed],
    [3, () => ({ 'x-zevent-signature': `mac=${right}` })],
    [2, () => ({ 'x-zevent-signature': wrong })],
    [1, () => ({ 'x-zevent-signature': chance.pick(['', 'mac=', 'x'.repeat(64), '0'.repeat(64)]) })],
    [1, () => ({})],
    [1, () => ({ 'x-zevent-signature': [right, 'x'] })],
    [
      2,
      () => ({ ...signed, 'content-type': chance.pick(['text/plain', 'image/png', 'multipart/form-data']) }),
    ],
  ])
}

/** Right over whatever bytes they are, so that what is behind the signature is reached. */
function signatureOver({ appId, oaSecret }: Town['zalo'], body: Buffer): string {
  return createHash('sha256')
    .update(appId)
    .update(body)
    .update(timestampIn(body))
    .update(oaSecret)
    .digest('hex')
}

function eventOf(chance: Chance, number: number, town: Town): Fields {
  const { appId: app_id, oaId } = town.zalo
  const id = idOf(chance)
  const timestamp = timeOf(chance)
  const parties = { app_id, user_id_by_app: `9${id}`, timestamp, sender: { id }, recipient: { id: oaId } }
  const group = { app_id, oa_id: oaId, timestamp, group_id: `g${chance.below(40)}`, user_id: id }
  return chance.weighted<Fields>([
    [
      8,
      () => ({
        ...parties,
        event_name: 'user_send_text',
        message: { msg_id: `m${number}`, text: textOf(chance, town) },
      }),
    ],
    [4, () => ({ ...parties, ...sentOf(chance, number, town) })],
    [1, () => ({ ...parties, event_name: 'user_submit_info', info: infoOf(chance) })],
    [
      2,
      () => ({
        app_id,
        oa_id: oaId,
        timestamp,
        event_name: chance.pick(['follow', 'unfollow']),
        follower: { id },
        source: 'oa_profile',
      }),
    ],
    [
      1,
      () => ({
        app_id,
        oa_id: oaId,
        timestamp,
        user_id: id,
        event_name: chance.pick(['user_click_chatnow', 'user_withdraw', 'update_user_info']),
      }),
    ],
    [2, () => ({ ...parties, ...quietOf(chance, number, id, oaId) })],
    [
      2,
      () => ({
        ...parties,
        event_name: `user_send_group_${chance.pick(CONTENTS)}`,
        recipient: { id: group.group_id },
        message: { msg_id: `m${number}`, text: `[@${oaId}] ${textOf(chance, town)}` },
      }),
    ],
    [
      1,
      () => ({
        ...group,
        event_name: chance.pick([
          'create_group',
          'delete_group',
          'disperse_group',
          'user_join_group',
          'add_group_admin',
          'update_group_info',
        ]),
      }),
    ],
    [
      1,
      () => ({
        ...parties,
        event_name: `anonymous_send_${chance.pick(CONTENTS)}`,
        message: { msg_id: `m${number}`, text: 'a', conversation_id: '1' },
      }),
    ],
    [
      0.5,
      () => ({
        ...parties,
        event_name: chance.pick([
          'widget_interaction_accepted',
          'shop_has_order',
          'extension_purchased',
          'user_sang_a_song',
          'a'.repeat(100),
        ]),
      }),
    ],
  ])
}

function idOf(chance: Chance): string {
  const number = chance.is(0.15) ? chance.below(FEW) : chance.below(PEOPLE)
  return `77${String(number).padStart(16, '0')}`
}

function timeOf(chance: Chance): string | number {
  if (chance.is(0.9)) return chance.is(0.8) ? String(Date.now()) : Date.now()
  return chance.pick<string | number>([
    '0',
    0,
    '253402300799999',
    '00000000000000001',
    Date.now() + 86_400_000 * 400,
  ])
}

function textOf(chance: Chance, { codes }: Town): string {
  return chance.is(0.12) ? chance.pick(codes) : writtenText(chance)
}

/** A message with something attached. */
function sentOf(chance: Chance, number: number, town: Town): Fields {
  const kind = chance.weighted<string>([
    [1, () => 'image'],
    [0.5, () => 'file'],
    [8, () => chance.pick(CONTENTS.filter((one) => one !== 'image' && one !== 'file'))],
  ])
  const payload = {
    url: chance.pick([
      `${town.zalo.media}/media/${chance.digits(9)}.jpg`,
      'https://example.com/a.jpg',
      'file:///etc/passwd',
      'http://[::1]:22/',
      '',
      'not a url',
    ]),
    thumbnail: '',
    name: chance.pick(['tờ.jpg', 'x.HEIC', 'a.pdf', '.png']),
    type: chance.pick(['jpg', 'pdf']),
    size: chance.pick(['1024', '99999999999', '-1']),
    coordinates: { latitude: '20.8', longitude: '106.6' },
    description: chance.pick(['{"phone":"84912345679"}', '{"phone":', '']),
  }
  const count = chance.is(0.1) ? 4 : 1
  return {
    event_name: `user_send_${kind}`,
    message: {
      msg_id: `m${number}`,
      text: 'x',
      attachments: Array.from({ length: count }, () => ({ type: kind, payload })),
    },
  }
}

function infoOf(chance: Chance): Fields {
  const phone = chance.pick<unknown>(['84912345679', 84912345679, '', '\0', '٠٩١', '84', null])
  return { name: 'Bích Ngọc', phone, address: '5 Cầu Đất', city: 'Hải Phòng', district: 'x' }
}

/** What needs no answer: receipts, echoes of the account's own messages, also those of a human. */
function quietOf(chance: Chance, number: number, id: string, oaId: string): Fields {
  const echo = { sender: { id: oaId, ...(chance.is(0.3) && { admin_id: '1' }) }, recipient: { id } }
  return chance.pick<Fields>([
    { event_name: 'user_seen_message', message: { msg_ids: ['a'] } },
    { event_name: 'user_received_message', message: { msg_id: 'a' } },
    { event_name: 'user_reacted_message', message: { msg_id: 'a', react_icon: '/-heart' } },
    { ...echo, event_name: `oa_send_${chance.pick(CONTENTS)}`, message: { msg_id: `m${number}`, text: 'a' } },
    { ...echo, event_name: 'oa_send_consent', message: { msg_id: `m${number}` } },
  ])
}
