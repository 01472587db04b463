import type { Incident } from '../../../db/incidents.ts'
import { hoursOf, TELL_HOURS } from '../../workers/incidentAlarms.ts'

/** How an incident stands, and how much is left until the authority must know of it. */
export function standingOf({ foundAt, authorityToldAt, closedAt }: Incident, now: Date): string {
  if (closedAt) return 'đã đóng'
  if (authorityToldAt) return 'đã báo cơ quan, còn theo dõi'
  const left = TELL_HOURS - hoursOf(foundAt, now)
  return left >= 0
    ? `CHƯA BÁO CƠ QUAN, còn ${Math.floor(left)} giờ`
    : `CHƯA BÁO CƠ QUAN, QUÁ HẠN ${Math.ceil(-left)} giờ`
}

/** Until when the authority must know. */
export function tellBy({ foundAt }: Pick<Incident, 'foundAt'>): Date {
  return new Date(foundAt.getTime() + TELL_HOURS * 3_600_000)
}
