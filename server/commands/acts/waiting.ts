import { dateAndTime } from '../../../bot/core/cityTime.ts'
import { alarmsNow } from '../../../db/alarms.ts'
import { requestsDue } from '../../../db/dataRequests.ts'
import { incidentsNow } from '../../../db/incidents.ts'
import { standingOf, tellBy } from '../incidents/clock.ts'
import type { Operator } from '../operator.ts'

/** Requests, incidents and alarms that wait for somebody, each with where to look. */
export async function waitingLines({ database, environment, now }: Operator): Promise<string[]> {
  const store = await database()
  const zone = environment.CITY_TIME_ZONE
  const { waiting, late } = await requestsDue(store, now, now)
  const incidents = (await incidentsNow(store)).filter(({ closedAt }) => closedAt === undefined)
  const alarms = await alarmsNow(store)
  return [
    ...(waiting + late > 0 ? [`Yêu cầu về dữ liệu: ${waiting} chờ, ${late} quá hạn (requests list)`] : []),
    ...incidents.map(
      (one) =>
        `Sự cố số ${one.id}: ${standingOf(one, now)}, hạn báo ${dateAndTime(tellBy(one), zone)} (incidents show ${one.id})`,
    ),
    ...(alarms.length > 0 ? [`Cảnh báo đang có: ${alarms.map(({ name }) => name).join(', ')} (health)`] : []),
  ]
}
