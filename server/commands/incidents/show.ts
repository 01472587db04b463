import { dateAndTime } from '../../../bot/core/cityTime.ts'
import { type EntryKind, entriesOf, type Incident } from '../../../db/incidents.ts'
import type { Command } from '../command.ts'
import { standingOf, tellBy } from './clock.ts'
import { incidentOf } from './named.ts'

const KINDS: Readonly<Record<EntryKind, string>> = {
  found: 'phát hiện',
  note: 'ghi thêm',
  'authority told': 'đã báo cơ quan',
  'people told': 'đã báo người dân',
  closed: 'đóng',
}

/** Shows all that was written down of an incident: the record that the law asks for. */
export const showCommand: Command = {
  words: 'incidents show',
  noted: 'together',
  parameters: ['ID'],
  does: 'đọc toàn bộ hồ sơ một sự cố',
  async run(operator, given) {
    const incident = await incidentOf(operator, given)
    const zone = operator.environment.CITY_TIME_ZONE
    const entries = await entriesOf(await operator.database(), incident.id)
    return {
      lines: [
        `Sự cố số ${incident.id}: ${standingOf(incident, operator.now)}.`,
        `Phát hiện ${dateAndTime(incident.foundAt, zone)}, ghi ${dateAndTime(incident.recordedAt, zone)}, hạn báo ${dateAndTime(tellBy(incident), zone)}.`,
        ...entries.map(({ at, kind, words }) => `  ${dateAndTime(at, zone)}  ${KINDS[kind]}: ${words}`),
        nextStep(incident),
      ],
    }
  },
}

/** What is to be done next about an incident. */
export function nextStep({ id, authorityToldAt, peopleToldAt, closedAt }: Incident): string {
  if (closedAt) return 'Sự cố này đã đóng; vẫn ghi thêm được: incidents note.'
  if (!authorityToldAt)
    return `Việc tiếp theo: báo cơ quan chuyên trách, rồi npm run admin -- incidents told ${id} authority "LỜI"`
  if (!peopleToldAt)
    return `Việc tiếp theo: báo người bị ảnh hưởng (incidents people ${id} --file FILE), rồi npm run admin -- incidents told ${id} people "LỜI"`
  return `Việc tiếp theo: khi đã xong hẳn, npm run admin -- incidents close ${id} "LỜI"`
}
