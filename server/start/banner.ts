import type { Environment } from '../env/environment.ts'
import type { FirstLinks } from './firstLinks.ts'

export type ZaloState = { readonly isConnected: boolean; readonly name: string | undefined }

export type Started = {
  readonly environment: Environment
  readonly base: string
  readonly port: number
  readonly embedded: boolean
  readonly telegramName: string | undefined
  /** Absent when Zalo is off. */
  readonly zaloState: ZaloState | undefined
  readonly keysMade: string | undefined
  readonly links: FirstLinks | undefined
}

/** What the start tells the operator, in a few lines: what is on, what is off and how to turn it on. */
export function bannerLines({
  environment,
  base,
  port,
  embedded,
  telegramName,
  zaloState,
  keysMade,
  links,
}: Started): string[] {
  const on = environment.TELEGRAM_BOT_TOKEN !== undefined
  const way = environment.PUBLIC_URL ? 'webhook' : 'polling'
  return [
    `khaibao · ${environment.CITY_NAME} · ${base}`,
    `  cơ sở dữ liệu  ${embedded ? `PostgreSQL riêng trong ${environment.DATA_DIR}` : 'theo DATABASE_URL'}`,
    ...(environment.ROLE === 'worker' ? [] : [`  trò chuyện web bật   ${base}/chat`]),
    on
      ? `  Telegram       bật   ${telegramName ? `@${telegramName}` : 'chưa gọi được, sẽ thử lại'} (${way})`
      : '  Telegram       tắt   đặt TELEGRAM_BOT_TOKEN để bật',
    zaloLine(zaloState),
    environment.PUBLIC_URL
      ? `  tờ dán         mang địa chỉ ${environment.PUBLIC_URL}`
      : '  tờ dán         BẢN DÙNG THỬ; đặt PUBLIC_URL để in thật',
    ...(environment.ROLE === 'worker'
      ? [`  theo dõi       http://localhost:${port}/healthz; tiến trình này chỉ xử lý tin, không mở trang`]
      : []),
    ...(keysMade ? [`  khoá mã hoá    vừa tạo ở ${keysMade}: hãy sao lưu, mất khoá là mất dữ liệu`] : []),
    ...(links ? linkLines(links) : []),
  ]
}

function zaloLine(state: ZaloState | undefined): string {
  if (!state) return '  Zalo           tắt   đặt ZALO_APP_ID và ba khoá kia để bật'
  if (!state.isConnected) return '  Zalo           chờ   chạy npm run admin -- zalo connect để được phép gửi'
  return `  Zalo           bật   ${state.name ?? 'đã nối'}`
}

function linkLines({ citizen, owner, officials, bindingCode }: FirstLinks): string[] {
  return [
    'Mở thử ba vai, mỗi liên kết một người:',
    `  người dân      ${citizen}`,
    `  chủ địa điểm   ${owner}`,
    `  nhóm cán bộ    ${officials}`,
    `                 rồi gõ: /ghepnhom ${bindingCode}`,
  ]
}
