import type { OfficeDeed } from '../../../bot/core/office.ts'
import type { Action } from '../../../bot/core/received.ts'
import { showCode } from '../../../bot/qr/code.ts'
import { codeCalled } from '../world/places.ts'

/** The group that is bound to the ward, and the one that is bound to nothing. */
export type Where = 'private' | 'Nhóm phường' | 'Nhóm trống'

/** One way to try a deed for the ward: what is done one after another, where. Whoever may do it has changed something by the last of it. */
export type Try = { readonly acts: readonly Action[]; readonly where?: Where }

/** Appointments of the ward that are tried on, by their office; the numbers are those of their rows, as `newScene` makes them. */
export const HELD = { reporter: 1, lead: 2, tracer: 3 } as const

const press = (data: string): Action => ({ kind: 'press', data })
const say = (text: string): Action => ({ kind: 'text', text })

/** [Mời cán bộ], all of it; and the ending and cutting off of who is one, forged by whoever is not offered it. */
function appointing(role: keyof typeof HELD, word: string): readonly [Try, ...Try[]] {
  const form = ['phường Ngô Quyền', word, 'Vũ Mạnh Hùng', '30 ngày', 'Tạo mã mời'].map(say)
  return [
    { acts: [press('officeInvite:'), ...form] },
    { acts: [press(`officeEnded:${HELD[role]}`)] },
    { acts: [press(`officeCut:${HELD[role]}`)] },
  ]
}

/**
 * How each deed of an office is tried, by commands, buttons and forged buttons. A deed that no office has is tried by
 * walking all commands and buttons. Deeds without an entry here are listed by the test as not yet tried.
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
}

/** Deeds of the table whose conversations are walked elsewhere: what is added here is tried, and leaves this list. */
export const NOT_YET_TRIED: readonly OfficeDeed[] = [
  'open and close a report round',
  'submit and correct a report',
  'trace a case',
  'approve exposure notices',
  'tick off calls',
]

/** What nobody may do, in any office. */
export const NOBODYS: readonly OfficeDeed[] = ["set a person's status", 'list the addresses of all venues']
