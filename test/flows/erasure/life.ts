import { USUAL_TEMPLATE } from '../../../bot/templates/directory.ts'
import { recordDeclaration } from '../../../db/declarations.ts'
import { requestExport } from '../../../db/exports.ts'
import { giveCard } from '../../../db/personCodes.ts'
import { seal } from '../../../db/seal.ts'
import { storePersonLine } from '../../../db/webLines.ts'
import { keepWebPhoto, photoName } from '../../../db/webPhotos.ts'
import { play } from '../world/play.ts'
import type { World } from '../world/world.ts'

/** Whose life it is, in three messengers, and the names under which these know them. */
export const CHATS = ['web-7391', 'telegram-7391', 'zalo-7391'] as const

/** What the person tells us of themselves and their family in these chats; each is found nowhere else in the world. */
export const VALUES = {
  name: 'Vũ Khánh Quỳnh Như',
  nameThere: 'Đặng Tuyết Băng Thuý',
  phone: '+84987650017',
  otherPhone: '+84936120045',
  birth: '1991-07-19',
  document: '031191004417',
  mail: 'quynhnhu.7391@example.vn',
  street: '417 Hàng Kênh Nội',
  travelled: 'Mộc Châu Trắng',
  registrant: 'Vũ Quỳnh Chủ Quán',
  looksFor: 'Phan Lạc Hồng',
  staffCalled: 'Chị Thơ Gác Cổng',
  request: 'Đừng gọi cho tôi vào buổi tối',
  answer: 'Chúng tôi sẽ gọi ban ngày',
  member: 'Vũ Gia Khang Nhật',
  memberBirth: '2016-02-28',
  memberStreet: '88 Ngõ Cấm Dưới',
  otherForm: 'Bể nước sau nhà bếp',
  photo: 'ảnh chụp ở cửa 7391',
  line: 'Cho hỏi mấy giờ đóng cửa vậy',
} as const

/** The name of the venue that the person registers: it hangs at a door, and stays. */
export const VENUE = 'Quán Trà Hoa Nhài'

/** A life with all that the bot has: several forms, a risk, doors, a venue and staff of it, files, links, requests. */
const LIFE = `% ${CHATS[0]}: web
% ${CHATS[1]}: telegram
% ${CHATS[2]}: zalo
% Lan: web
@ 07:30
${CHATS[0]} > ${VALUES.line}
${CHATS[0]} > 🖼 Nhà hàng Hải Đăng
${CHATS[0]} > [Đồng ý ghi lượt vào]
${CHATS[0]} > ${VALUES.name}
${CHATS[0]} > 0987650017
${CHATS[0]} > [Đi cùng]
${CHATS[0]} > [Ra]
${CHATS[0]} > /khaibao
${CHATS[0]} > [Đồng ý khai báo y tế]
${CHATS[0]} > 19/7/1991
${CHATS[0]} > [Nữ]
${CHATS[0]} > [Việt Nam]
${CHATS[0]} > ${VALUES.document}
${CHATS[0]} > ngô quyền
${CHATS[0]} > ${VALUES.street}
${CHATS[0]} > [Sốt]
${CHATS[0]} > [Đến tỉnh hoặc nước khác]
${CHATS[0]} > [Xong]
${CHATS[0]} > [Hôm qua]
${CHATS[0]} > ${VALUES.travelled}
${CHATS[0]} > [Sửa]
${CHATS[0]} > [E-mail]
${CHATS[0]} > ${VALUES.mail}
${CHATS[0]} > [Gửi]
${CHATS[0]} > /the
@ 08:00
${CHATS[0]} > /dangky
${CHATS[0]} > [Đồng ý đăng ký]
${CHATS[0]} > ${VENUE}
${CHATS[0]} > [Quán ăn, nhà hàng]
${CHATS[0]} > ngô quyền
${CHATS[0]} > 9 Cầu Đất
${CHATS[0]} > [Sửa]
${CHATS[0]} > [Người đăng ký]
${CHATS[0]} > ${VALUES.registrant}
${CHATS[0]} > [Đăng ký]
${CHATS[0]} > /nhanvien
${CHATS[0]} > [Thêm nhân viên]
${CHATS[0]} > ${VALUES.staffCalled}
${CHATS[0]} > /nhatky ${VALUES.looksFor}
${CHATS[0]} > [!logPage:5]
${CHATS[0]} > /lienket
${CHATS[1]} > {mã liên kết của ${CHATS[0]}}
${CHATS[0]} > [Đúng, liên kết]
${CHATS[1]} > 🖼 Chợ Ga
${CHATS[1]} > /lienket
${CHATS[2]} > {mã liên kết của ${CHATS[1]}}
${CHATS[1]} > [Đúng, liên kết]
! ${CHATS[2]} là nhân viên của Chợ Ga
@ 09:00
${CHATS[2]} > /sua
${CHATS[2]} > [Sửa]
${CHATS[2]} > [Họ và tên]
${CHATS[2]} > ${VALUES.nameThere}
${CHATS[2]} > [Sửa]
${CHATS[2]} > [Điện thoại]
${CHATS[2]} > 0936 120 045
${CHATS[2]} > [Lưu]
${CHATS[2]} > /khaibao
${CHATS[2]} > /dulieu
${CHATS[2]} > [Yêu cầu khác]
${CHATS[2]} > ${VALUES.request}
${CHATS[2]} > /ca
${CHATS[1]} > /dulieu
${CHATS[1]} > [Tải về]
Chủ quán > /nhatky Nhà hàng Hải Đăng
! Lan là cán bộ truy vết của phường
Lan > /truyvet BN-7391
Lan > 🖼 thẻ của ${CHATS[0]}
Lan > 7 ngày qua
Lan > [Ai có mặt cùng lúc]`

/** Lives it, and adds what only workers, pages and other parts of the bot leave behind. */
export async function liveRichly(world: World): Promise<void> {
  await play(LIFE, world)
  const { database, now } = world
  const [row] = await database.client<{ id: number; chat: number }[]>`
    select p.id, c.id as chat from persons p join chats c on c.person_id = p.id where c.channel = 'web' and p.id > 1`
  if (!row) throw new Error('nobody lived')
  await database.client`update data_requests set answer_sealed = ${sealed(world, VALUES.answer)} where kind = 'other'`
  await declaresFor(world, row.id, 'stormShelter', { place: VALUES.otherForm })
  await hasFamily(world, row.id)
  const chat = { address: CHATS[0], kind: 'private' }
  await storePersonLine(database, { chat, senderAddress: CHATS[0], id: 'line', line: { text: VALUES.line } })
  const name = photoName(CHATS[0], CHATS[0], 'photo 1')
  await keepWebPhoto(database, name, Buffer.from(VALUES.photo))
  await storePersonLine(database, { chat, senderAddress: CHATS[0], id: 'photo 1', line: {} })
  const asked = { first: '2025-11-24', last: '2025-11-24', words: [VALUES.looksFor] }
  const file = { chatId: row.chat, personId: row.id, venueId: 5, format: 'csv', language: 'vi' }
  await requestExport(database, { ...file, asked, createdAt: now })
  await giveCard(database, row.id, { token: 'card token', code: 'card code' }, now)
}

function sealed({ database }: World, words: string): Buffer {
  return Buffer.from(seal(database.keys, 'request', words))
}

/** A member is a person without a chat, declared for by the holder. */
async function hasFamily(world: World, holderId: number): Promise<void> {
  const { database } = world
  const profile = Buffer.from(
    seal(database.keys, 'profile', { name: VALUES.member, birth: VALUES.memberBirth, phone: VALUES.phone }),
  )
  const [member] = await database.client<{ id: number }[]>`
    insert into persons (profile_sealed) values (${profile}) returning id`
  await database.client`
    insert into family (member_id, holder_id, relation) values (${member?.id ?? 0}, ${holderId}, 'child')`
  await declaresFor(world, member?.id ?? 0, USUAL_TEMPLATE, {
    name: VALUES.member,
    street: VALUES.memberStreet,
  })
}

async function declaresFor(
  { database, now }: World,
  personId: number,
  template: string,
  answers: object,
): Promise<void> {
  const later = new Date(now.getTime() + 86_400_000)
  await recordDeclaration(database, {
    personId,
    template,
    answers,
    risk: false,
    edition: 'e',
    unitCode: undefined,
    legalBasis: 'consent',
    declaredAt: now,
    validUntil: later,
    keptUntil: later,
    counted: { unitCode: '1', day: '2025-11-24', figures: { all: 1 } },
  })
}
