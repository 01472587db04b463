import { randomBytes } from 'node:crypto'
import { showCode } from '../../../bot/qr/code.ts'
import { startTelegram, type Telegram } from '../../emulators/telegram/startTelegram.ts'
import { onTelegram, onTheWeb } from '../../support/cast.ts'
import type { StoryActor } from '../stage.ts'
import { inspectPrints, inspectTelegram } from './inspect.ts'
import type { MessengerSide } from './messengerSide.ts'
import { passerBy } from './passerBy.ts'

/** Phường Ngô Quyền's citizen of the story, as Telegram knows her. */
const NGOC = { firstName: 'Ngọc', languageCode: 'vi', phone: '84912345679' }

/** The story with citizens and officials on Telegram, the owner and a passer-by in the web chat. */
export async function telegramSide(): Promise<MessengerSide> {
  const telegram = await startTelegram()
  return {
    settings: { TELEGRAM_BOT_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.apiRoot },
    connect: async () => {},
    cast: (base) => castOf(telegram, base),
    blanks(codes) {
      const bot = `https://t.me/${telegram.bot.username}`
      return [
        ['link ward official', `${bot}?start=${codes.wardOfficial}`],
        ['link ward group', `${bot}?startgroup=${codes.wardGroup}`],
        ['link city official', `${bot}?start=${codes.cityOfficial}`],
        ['code city group', showCode(codes.cityGroup)],
      ]
    },
    async inspect(stage) {
      inspectTelegram(telegram)
      return inspectPrints(stage)
    },
    messengers: { telegram },
    stop: () => telegram.stop(),
  }
}

function castOf(telegram: Telegram, base: string): ReadonlyMap<string, StoryActor> {
  const secret = randomBytes(32).toString('base64url')
  const ngoc = telegram.user(NGOC)
  const lan = telegram.user({ firstName: 'Lan', languageCode: 'vi' })
  const hung = telegram.user({ firstName: 'Hùng', languageCode: 'vi' })
  const ward = telegram.group({ title: 'Phòng dịch phường Ngô Quyền', members: [lan] })
  const city = telegram.group({ title: 'Phòng dịch Hải Phòng', members: [hung] })
  city.addBot()
  return new Map<string, StoryActor>([
    ['Chị Lan', onTelegram(lan)],
    ['Nhóm phường', onTelegram(lan, ward)],
    ['Anh Hùng', onTelegram(hung)],
    ['Nhóm thành phố', onTelegram(hung, city)],
    ['Chủ quán', onTheWeb(`${base}/chat#me=${secret}`)],
    ['Ngọc', onTelegram(ngoc)],
    ['Minh', passerBy()],
  ])
}
