import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Zalo } from '../emulators/zalo/startZalo.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** The server's settings that lead to an emulated Zalo. */
export function zaloSettings(zalo: Zalo): Readonly<Record<string, string>> {
  return {
    ZALO_APP_ID: zalo.appId,
    ZALO_APP_SECRET: zalo.appSecret,
    ZALO_OA_ID: zalo.oaId,
    ZALO_OA_SECRET: zalo.oaSecret,
    ZALO_API_ROOT: zalo.apiRoot,
    ZALO_OAUTH_ROOT: zalo.oauthRoot,
    ZALO_MEDIA_HOSTS: zalo.mediaHosts,
  }
}

/** Leads Zalo's events to the server and its operator through the consent, as on the first day. */
export async function connectZalo(
  zalo: Zalo,
  base: string,
  settings: Readonly<Record<string, string>>,
): Promise<void> {
  zalo.setWebhook(`${base}/webhooks/zalo`)
  await giveConsent(zalo, settings)
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
