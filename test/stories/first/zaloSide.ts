import { showCode } from '../../../bot/qr/code.ts'
import { startZalo, type Zalo } from '../../emulators/zalo/startZalo.ts'
import { onZalo } from '../../support/cast.ts'
import type { StoryActor } from '../stage.ts'
import { connectZalo, zaloSettings } from '../zaloConnected.ts'
import { inspectPrints } from './inspect.ts'
import type { MessengerSide } from './messengerSide.ts'
import { passerByWithZalo } from './passerBy.ts'

/** The story with everybody on Zalo: citizens, the owner, the officials and their groups. */
export async function zaloSide(): Promise<MessengerSide> {
  const zalo = await startZalo()
  return {
    settings: zaloSettings(zalo),
    connect: (base, settings) => connectZalo(zalo, base, settings),
    cast: () => castOf(zalo),
    blanks: (codes) => [
      ['code ward official', showCode(codes.wardOfficial)],
      ['code ward group', showCode(codes.wardGroup)],
      ['code city official', showCode(codes.cityOfficial)],
      ['code city group', showCode(codes.cityGroup)],
    ],
    inspect: inspectPrints,
    messengers: { zalo },
    stop: () => zalo.stop(),
  }
}

function castOf(zalo: Zalo): ReadonlyMap<string, StoryActor> {
  const lan = zalo.user({ name: 'Lan' })
  const hung = zalo.user({ name: 'Hùng' })
  const ward = zalo.group({ name: 'Phòng dịch phường Ngô Quyền', members: [lan] })
  const city = zalo.group({ name: 'Phòng dịch Hải Phòng', members: [hung] })
  return new Map<string, StoryActor>([
    ['Chị Lan', onZalo(lan)],
    ['Nhóm phường', onZalo(lan, ward)],
    ['Anh Hùng', onZalo(hung)],
    ['Nhóm thành phố', onZalo(hung, city)],
    ['Chủ quán', onZalo(zalo.user({ name: 'Hải' }))],
    ['Ngọc', onZalo(zalo.user({ name: 'Bích Ngọc', phone: '84912345679' }))],
    ['Minh', passerByWithZalo(zalo.user({ name: 'Minh' }))],
  ])
}
