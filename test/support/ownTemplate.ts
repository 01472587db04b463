import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadTemplates, type TemplateDirectory } from '../../bot/templates/directory.ts'

const both = (vi: string, en: string) => ({ vi, en })

/** A declaration as a city may write it for itself: of few questions, one of each sort that pages know. */
const SCHOOL_TRIP = {
  name: 'schoolTrip',
  title: both('Tờ khai chuyến đi', 'Trip form'),
  purpose: 'schoolTrip',
  consent: {
    version: '2026-11',
    ask: both(
      '{city} giữ câu trả lời {days} ngày. {travels}',
      '{city} keeps your answers {days} days. {travels}',
    ),
    yes: both('Đồng ý khai chuyến đi', 'I agree to the trip form'),
    what: both('Giữ {days} ngày, hồ sơ {profileDays} ngày.', 'Kept {days} days, profile {profileDays} days.'),
    otherwise: both('khai trên giấy', 'use the paper form'),
    takeBack: both('Thôi khai chuyến đi', 'Stop trip forms'),
    later: both('Khi nào muốn khai, gõ /khaibao.', 'Type /declare any time.'),
  },
  validHours: 48,
  keptDays: 10,
  stillSo: both('Vẫn như ngày {day}?', 'Still as on {day}?'),
  stillSoDiscreet: both('Vẫn như ngày {day}?', 'Still as on {day}?'),
  askedAnew: ['ill'],
  riskWhen: [{ question: 'ill', is: true }],
  onRisk: {
    say: both('Gọi cho cô giáo.', 'Call the teacher.'),
    sayDiscreet: both('Gọi cho cô.', 'Call her.'),
  },
  counts: [],
  questions: [
    {
      name: 'name',
      kind: 'personName',
      ask: both('Họ và tên?', 'Full name?'),
      askOfOther: both('Họ và tên của {name}?', 'Full name of {name}?'),
      label: both('Họ và tên', 'Full name'),
    },
    {
      name: 'birth',
      kind: 'birth',
      ask: both('Ngày sinh?', 'Date of birth?'),
      askOfOther: both('Ngày sinh của {name}?', 'Date of birth of {name}?'),
      label: both('Ngày sinh', 'Date of birth'),
    },
    { name: 'phone', kind: 'phone', ask: both('Điện thoại?', 'Phone?'), label: both('Điện thoại', 'Phone') },
    {
      name: 'bus',
      kind: 'choice',
      ask: both('Đi xe nào?', 'Which bus?'),
      label: both('Xe', 'Bus'),
      choices: [
        { name: 'one', label: both('Xe số 1', 'Bus 1') },
        { name: 'two', label: both('Xe số 2', 'Bus 2') },
      ],
    },
    {
      name: 'seats',
      kind: 'number',
      ask: both('Mấy chỗ?', 'How many seats?'),
      label: both('Số chỗ', 'Seats'),
      least: 1,
      most: 9,
      when: { question: 'bus', is: 'two' },
    },
    {
      name: 'note',
      kind: 'text',
      ask: both('Ghi chú?', 'Anything to add?'),
      label: both('Ghi chú', 'Note'),
      optional: true,
    },
    {
      name: 'ill',
      kind: 'yesNo',
      ask: both('Có ốm không?', 'Ill?'),
      label: both('Ốm', 'Ill'),
      confidential: true,
    },
    {
      name: 'review',
      kind: 'review',
      ask: both('Xem lại.', 'Please check.'),
      label: both('Xem lại', 'Check'),
    },
  ],
}

/** The templates of a city that has written one of its own. */
export function withOwnTemplate(): TemplateDirectory {
  const folder = mkdtempSync(join(tmpdir(), 'templates-'))
  try {
    writeFileSync(join(folder, 'schoolTrip.json'), JSON.stringify(SCHOOL_TRIP))
    return loadTemplates(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
