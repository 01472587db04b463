import qrcode from 'qrcode'
import type { NamedPrint } from '../stage.ts'
import { people, SEEDS, type Somebody } from './names.ts'

/** The codes that people bring from elsewhere: on citizen cards, on the national platform's page, of a stall's Wi-Fi. */
export async function papers(cards: number, nationals: number): Promise<NamedPrint[]> {
  const somebody = people(SEEDS.papers)
  const cardTexts = Array.from({ length: cards }, (_, number) => cardOf(somebody.next().value, number))
  const nationalTexts = Array.from({ length: nationals }, (_, number) =>
    nationalOf(somebody.next().value, number),
  )
  return Promise.all([
    drawn('Wi-Fi', 'WIFI:S:Cho Ga;T:WPA;P:banhdacua;;'),
    ...cardTexts.map((text, index) => drawn(`CCCD ${index + 1}`, text)),
    ...nationalTexts.map((text, index) => drawn(`QR quốc gia ${index + 1}`, text)),
  ])
}

/** Number, old number, name, birth date, sex, residence, day of issue. The number tells sex and birth year. */
function cardOf({ name, birthYear }: Somebody, number: number): string {
  const woman = number % 2
  const century = birthYear < 2000 ? woman : woman + 2
  const identity = `031${century}${String(birthYear).slice(2)}${String(204_000 + number * 7)}`
  const sex = woman === 1 ? 'Nữ' : 'Nam'
  return `${identity}||${name}|0${1 + (number % 9)}11${birthYear}|${sex}|Số ${number + 1}, Ngô Quyền, Hải Phòng|05092022`
}

/** Paper's number, name, birth, kind, the platform's number; proxy, sex, health insurance, phone. */
function nationalOf({ name, birthYear, phone }: Somebody, number: number): string {
  const platform = `QID31${String(7_000_000 + number * 31)}`
  return `*********${100 + number}|${name}|${birthYear}-**-**|1|${platform}|<${1 + (number % 2)}<<${phone}`
}

async function drawn(name: string, text: string): Promise<NamedPrint> {
  return [name, await qrcode.toBuffer(text, { width: 480, margin: 4 })]
}
