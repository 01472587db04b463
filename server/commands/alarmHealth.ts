import { dateAndTime } from '../../bot/core/cityTime.ts'
import { render } from '../../bot/core/text.ts'
import { alarmAsks, alarmIs } from '../../bot/flows/operator/alarmTexts.ts'
import { alarmChatsNow } from '../../db/alarmChats.ts'
import { type Alarm, alarmsNow } from '../../db/alarms.ts'
import type { Findings } from './findings.ts'
import type { Operator } from './operator.ts'

/** What the operator must look at, and whether anybody is told of it in a chat. */
export async function alarmHealth({ environment, database }: Operator): Promise<Findings> {
  const { CITY_TIME_ZONE: zone, ZALO_OA_ID: oaId } = environment
  const [alarms, chats] = [await alarmsNow(await database()), await alarmChatsNow(await database())]
  // While a channel is off nobody looks whether its alarms are over.
  const ofWhatIsOn = alarms.filter(({ name }) => oaId !== undefined || !name.startsWith('zalo '))
  const reached = chats.filter(({ reachable }) => reachable).length
  return {
    rows: [['báo sự cố', reached > 0 ? `tới ${reached} cuộc trò chuyện` : NOBODY_IS_TOLD]],
    problems: ofWhatIsOn.map((alarm) => alarmLine(alarm, zone)),
  }
}

const NOBODY_IS_TOLD = 'chưa tới cuộc trò chuyện nào: npm run admin -- operators invite'

function alarmLine({ name, reason, count, raisedAt }: Alarm, zone: string): string {
  const [what, step] = [alarmIs(name), alarmAsks(name)].map((one) => render('vi', one))
  return `${name} (${reason}), ${count} lần từ ${dateAndTime(raisedAt, zone)}: ${what}. ${step}.`
}
