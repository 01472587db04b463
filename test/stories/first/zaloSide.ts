import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { showCode } from '../../../bot/qr/code.ts'
import { startZalo, type Zalo } from '../../emulators/zalo/startZalo.ts'
import { onZalo } from '../../support/cast.ts'
import type { StoryActor } from '../stage.ts'
import { inspectPrints } from './inspect.ts'
import type { MessengerSide } from './messengerSide.ts'
import { passerByWithZalo } from './passerBy.ts'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))

/** The story with everybody on Zalo: citizens, the owner, the officials and their groups. */
export async function zaloSide(): Promise<MessengerSide> {
  const zalo = await startZalo()
  return {
    settings: {
      ZALO_APP_ID: zalo.appId,
      ZALO_APP_SECRET: zalo.appSecret,
      ZALO_OA_ID: zalo.oaId,
      ZALO_OA_SECRET: zalo.oaSecret,
      ZALO_API_ROOT: zalo.apiRoot,
      ZALO_OAUTH_ROOT: zalo.oauthRoot,
      ZALO_MEDIA_HOSTS: zalo.mediaHosts,
    },
    async connect(base, settings) {
      zalo.setWebhook(`${base}/webhooks/zalo`)
      await giveConsent(zalo, settings)
    },
    cast: () => castOf(zalo),
    blanks: (codes) => [
      ['code ward official', showCode(codes.wardOfficial)],
      ['code ward group', showCode(codes.wardGroup)],
      ['code city official', showCode(codes.cityOfficial)],
      ['code city group', showCode(codes.cityGroup)],
    ],
    inspect: inspectPrints,
    stop: () => zalo.stop(),
  }
}

/** The operator asks for the link, and an administrator of the account opens it, as on the first day. */
async function giveConsent(zalo: Zalo, settings: Readonly<Record<string, string>>): Promise<void> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', import.meta.resolve('tsx'), 'server/admin.ts', 'zalo', 'connect'],
    { cwd: ROOT, env: { ...process.env, ...settings } },
  )
  const [link] = /http\S+\/permission\S+/.exec(stdout) ?? []
  if (link === undefined) throw new Error(`no link for the consent:\n${stdout}`)
  const answer = await fetch(await zalo.consent(link))
  if (!answer.ok) throw new Error(`the consent was answered with ${answer.status}`)
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
