import type { OfficeDeed } from '../../../bot/core/office.ts'
import type { Action } from '../../../bot/core/received.ts'
import { showCode } from '../../../bot/qr/code.ts'
import { codeCalled } from '../world/places.ts'

/** The groups that are bound to the ward and to the city, and the one that is bound to nothing. */
export type Where = 'private' | 'Nhóm phường' | 'Nhóm thành phố' | 'Nhóm trống'

/**
 * One way to try a deed: what is done one after another, where, or a call that is ticked off on the page of a case. It is tried for
 * the ward, in the group of the city for the city. Whoever may do it has changed something by the last of it. In what is pressed
 * `CASE` is the number of the case that whoever tries has begun for the ward.
 */
export type Try =
  | { readonly acts: readonly Action[]; readonly where?: Where }
  | { readonly ticksOff: 'reached' }

/** Appointments of the ward that are tried on, by their office; the numbers are those of their rows, as `newScene` makes them. */
export const HELD = { reporter: 1, lead: 2, tracer: 3 } as const

const press = (data: string): Action => ({ kind: 'press', data })
const say = (text: string): Action => ({ kind: 'text', text })

/** Rounds by their number, as `newScene` makes them: of the city, of the ward, and of the city with the ward's report in it. */
export const ROUNDS = { city: 1, ward: 2, reported: 3 } as const
/** The case of the ward for whose notices somebody else has asked. */
export const ASKED_CASE = 1
/** The phone of the citizen who is looked for. */
const CITIZENS_PHONE = '0911111201'

/** [Mời cán bộ], all of it; and the ending and cutting off of who is one, forged by whoever is not offered it. */
function appointing(role: keyof typeof HELD, word: string): readonly [Try, ...Try[]] {
  const form = ['phường Ngô Quyền', word, 'Vũ Mạnh Hùng', '30 ngày', 'Tạo mã mời'].map(say)
  return [
    { acts: [press('officeInvite:'), ...form] },
    { acts: [press(`officeEnded:${HELD[role]}`)] },
    { acts: [press(`officeCut:${HELD[role]}`)] },
  ]
}

const opening = [press('newRound:'), ...['Báo cáo tuần', 'tuần này', 'thứ Sáu', 'Mở đợt'].map(say)]

/**
 * How each deed of an office is tried, by commands, buttons and forged buttons. A deed that no office has is tried by
 * walking all commands and buttons.
 */
export const TRIES: Partial<Record<OfficeDeed, readonly [Try, ...Try[]]>> = {
  'bind a group': [
    { acts: [say(`/ghepnhom ${showCode(codeCalled('mã nhóm phường'))}`)], where: 'Nhóm trống' },
  ],
  'suspend a venue': [
    { acts: [press('suspend:1')], where: 'Nhóm phường' },
    { acts: [say('/diadiem Hải Đăng'), press('suspend:1')], where: 'Nhóm phường' },
    { acts: [press('lift:2')], where: 'Nhóm phường' },
  ],
  'appoint a reporter': appointing('reporter', 'Báo cáo'),
  'appoint a lead': appointing('lead', 'Phụ trách'),
  'appoint a tracer': appointing('tracer', 'Truy vết'),
  'open and close a report round': [
    { acts: opening, where: 'Nhóm phường' },
    { acts: opening, where: 'Nhóm thành phố' },
    { acts: [press(`roundClose:${ROUNDS.ward}`), press(`roundShut:${ROUNDS.ward}`)], where: 'Nhóm phường' },
    { acts: [press(`roundShut:${ROUNDS.city}`)], where: 'Nhóm thành phố' },
    { acts: [press(`roundRemind:${ROUNDS.city}`)], where: 'Nhóm thành phố' },
  ],
  'submit and correct a report': [
    {
      acts: [press(`roundSend:${ROUNDS.city}`), ...['12', 'Cần thêm tờ dán', 'Gửi báo cáo'].map(say)],
      where: 'Nhóm phường',
    },
    { acts: [press(`roundTarget:${ROUNDS.city}`), say('12')], where: 'Nhóm phường' },
    { acts: [press(`roundRemarks:${ROUNDS.city}`), say('Cần thêm tờ dán')], where: 'Nhóm phường' },
    { acts: [press(`roundSend:${ROUNDS.reported}`), say('Gửi báo cáo')], where: 'Nhóm phường' },
  ],
  'trace a case': [
    { acts: [say('/truyvet BN-2025-0153'), say(CITIZENS_PHONE), say('7 ngày qua')] },
    { acts: [press('traceVisits:CASE')] },
    { acts: [press('traceList:CASE')] },
  ],
  'approve exposure notices': [
    { acts: [press(`noticesYes:${ASKED_CASE}`)] },
    { acts: [press(`noticesNo:${ASKED_CASE}`)] },
  ],
  'tick off calls': [{ ticksOff: 'reached' }],
}

/** What nobody may do, in any office. */
export const NOBODYS: readonly OfficeDeed[] = ["set a person's status", 'list the addresses of all venues']
