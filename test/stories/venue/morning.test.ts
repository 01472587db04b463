import { expect, test } from 'vitest'
import { drawAttachment } from '../../../bot/draw/drawAttachment.ts'
import { cardTexts } from '../../../bot/flows/declare/cardTexts.ts'
import { parseCitizenCard } from '../../../bot/qr/citizenCard.ts'
import { parseNationalPerson } from '../../../bot/qr/nationalPerson.ts'
import { readPlainly } from '../../bot/qr/readPlainly.ts'
import { codeOnCard } from './cardCode.ts'
import { people, SEEDS } from './names.ts'
import { papers } from './papers.ts'

test('no two who come have one phone number', () => {
  const everybody = Object.values(SEEDS).flatMap((seed) => {
    const somebody = people(seed)
    return Array.from({ length: 300 }, () => somebody.next().value.phone)
  })
  expect(new Set(everybody).size).toBe(everybody.length)
  expect(everybody.filter((phone) => !/^0\d{9}$/.test(phone))).toEqual([])
})

test('what people carry is read as what it is', async () => {
  const hash = (number: string) => number
  for (const [name, print] of await papers(4, 2)) {
    const [text = ''] = await readPlainly(print)
    expect(Boolean(parseCitizenCard(text, hash)), name).toBe(name.startsWith('CCCD'))
    expect(Boolean(parseNationalPerson(text, hash)), name).toBe(name.startsWith('QR'))
  }
})

test('the code of a printed card is read off it', async () => {
  const card = { url: 'http://localhost/p/x', code: '7KQ2M9XH4T', maskedName: 'Đoàn Thị N.', trial: true }
  const texts = cardTexts('vi', 'Hải Phòng')
  const pdf = await drawAttachment({ kind: 'cardSheetPdf', cards: [card], issuedOn: '2026-11-23', texts })
  expect(codeOnCard(pdf)).toBe('7KQ2M-9XH4T')
})
