import type { Chance } from '../chance.ts'
import { mutateBytes } from '../mutate/bytes.ts'
import { mutateJson } from '../mutate/structure.ts'
import { type FuzzRequest, post } from '../request.ts'
import type { Town } from '../town.ts'
import { pressedData, writtenText } from './words.ts'

/** Chats that write, and the few that write most. */
const CHATS = 4_000
const FEW = 6
const FIRST_CHAT = 5_200_000_000
/** Numbers of updates begin here, far from those that the emulator counts. */
const FIRST_UPDATE = 2_000_000_000

type Fields = Readonly<Record<string, unknown>>

/** An update of any kind, most of them changed, sent with the right secret but for a few. */
export function telegramRequest(chance: Chance, index: number, town: Town): FuzzRequest {
  const number = chance.is(0.06) ? chance.below(index + 1) : index
  const update = { update_id: FIRST_UPDATE + number, ...updateOf(chance, town) }
  const changed = chance.is(0.6) ? mutateJson(chance, update) : update
  const json = Buffer.from(JSON.stringify(changed) ?? '')
  const body = chance.is(0.06) ? mutateBytes(chance, json) : json
  return post('/webhooks/telegram', body, headersOf(chance, town))
}

function headersOf(chance: Chance, { telegram }: Town): FuzzRequest['headers'] {
  const right = { 'x-telegram-bot-api-secret-token': telegram.secret }
  return chance.weighted<FuzzRequest['headers']>([
    [90, () => right],
    [2, () => ({})],
    [2, () => ({ 'x-telegram-bot-api-secret-token': telegram.secret.slice(1) })],
    [2, () => ({ 'x-telegram-bot-api-secret-token': [telegram.secret, telegram.secret] })],
    [
      2,
      () => ({
        ...right,
        'content-type': chance.pick(['text/plain', '', 'application/json; charset=utf-7', 'image/png']),
      }),
    ],
    [2, () => ({ ...right, 'content-encoding': 'gzip', 'x-forwarded-for': "'; --, ::1" })],
  ])
}

function updateOf(chance: Chance, town: Town): Fields {
  const from = userOf(chance)
  const isGroup = chance.is(0.15)
  const chat = isGroup
    ? { id: -1_002_000_000_000 - chance.below(40), type: chance.pick(['group', 'supergroup']), title: 'Nhóm' }
    : { id: from.id, type: 'private', first_name: 'Mẫu' }
  const message = { message_id: 1 + chance.below(9_000), date: dateOf(chance), chat, from }
  return chance.weighted<Fields>([
    [8, () => ({ message: { ...message, ...textOf(chance, town) } })],
    [4, () => ({ callback_query: pressOf(chance, from, chat, isGroup) })],
    [2, () => ({ message: { ...message, ...contactOf(chance, from.id) } })],
    [0.4, () => ({ message: { ...message, ...photoOf(chance) } })],
    [2, () => ({ message: { ...message, ...unreadableOf(chance) } })],
    [2, () => ({ my_chat_member: membershipOf(chance, from, chat) })],
    [2, () => ({ message: { ...message, ...serviceOf(chance) } })],
    [1, () => ({ edited_message: { ...message, edit_date: message.date, text: 'sửa' } })],
    [1, () => ({ [chance.pick(['channel_post', 'message_reaction', 'poll', 'inline_query'])]: message })],
  ])
}

function userOf(chance: Chance) {
  const id = FIRST_CHAT + (chance.is(0.15) ? chance.below(FEW) : chance.below(CHATS))
  return {
    id,
    is_bot: chance.is(0.02),
    first_name: 'Mẫu',
    language_code: chance.pick(['vi', 'en', 'vi-VN', '']),
  }
}

function dateOf(chance: Chance): number {
  return chance.is(0.9)
    ? Math.floor(Date.now() / 1000)
    : chance.pick([0, 1, 253_402_300_799, 4_102_444_800, 951_782_400])
}

function textOf(chance: Chance, { codes }: Town): Fields {
  const text = chance.is(0.15) ? `/start ${chance.pick(codes)}` : writtenText(chance)
  return { text, entities: [{ type: 'bot_command', offset: 0, length: 6 }] }
}

function pressOf(chance: Chance, from: Fields, chat: Fields, isGroup: boolean): Fields {
  return {
    id: chance.digits(18),
    from,
    chat_instance: chance.digits(19),
    data: pressedData(chance, isGroup),
    message: { message_id: chance.below(9_000), date: 0, chat },
  }
}

function contactOf(chance: Chance, own: number): Fields {
  const phone_number = chance.pick([
    '84912345679',
    '+84912345679',
    '0912',
    '',
    '+1 (202) 555-0100',
    '\0',
    '٠٩١٢٣٤٥٦٧٨',
  ])
  return { contact: { phone_number, first_name: 'Ngọc', user_id: chance.pick([own, own, own + 1]) } }
}

function photoOf(chance: Chance): Fields {
  const size = (width: number) => ({
    file_id: `AgACAgUAAxkB${chance.digits(20)}`,
    file_unique_id: 'a',
    width,
    height: width,
    file_size: width * 90,
  })
  const album = chance.is(0.4) ? { media_group_id: String(13_000_000_000 + chance.below(20)) } : {}
  const picture = chance.is(0.7)
    ? { photo: [size(90), size(320), size(1280)] }
    : {
        document: {
          ...size(1),
          file_name: chance.pick(['tờ.jpg', 'x.HEIC', 'a.pdf']),
          mime_type: 'image/jpeg',
        },
      }
  return { ...album, ...picture, caption: 'ảnh' }
}

function unreadableOf(chance: Chance): Fields {
  const file = { file_id: `CAAC${chance.digits(9)}`, file_unique_id: 'b', file_size: 9 }
  const kind = chance.pick([
    'sticker',
    'voice',
    'audio',
    'video',
    'video_note',
    'animation',
    'location',
    'dice',
    'poll',
    'story',
  ])
  return { [kind]: kind === 'location' ? { latitude: 20.8, longitude: 106.6 } : file }
}

function membershipOf(chance: Chance, from: Fields, chat: Fields): Fields {
  const status = () => ({ status: chance.pick(['member', 'left', 'kicked', 'administrator', 'restricted']) })
  return { chat, from, date: dateOf(chance), old_chat_member: status(), new_chat_member: status() }
}

function serviceOf(chance: Chance): Fields {
  return chance.pick<Fields>([
    { new_chat_members: [{ id: 1, is_bot: true, first_name: 'x' }] },
    { left_chat_member: { id: 1, is_bot: false, first_name: 'x' } },
    { group_chat_created: true },
    { migrate_to_chat_id: -1_002_000_000_000 - chance.below(40) },
    { migrate_from_chat_id: -4_100_001 },
    { pinned_message: {} },
    { forum_topic_created: {} },
  ])
}
