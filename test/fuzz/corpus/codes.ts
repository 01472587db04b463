import type { Chance } from '../chance.ts'
import { inAddress, mutateText, strangeText } from '../mutate/texts.ts'
import { type FuzzRequest, get, post } from '../request.ts'
import type { Town } from '../town.ts'
import { addressOf, headersOf } from './web.ts'

/** A code as somebody types, follows or pastes it; right, nearly right, of another's, or of nobody's. */
export function codesRequest(chance: Chance, _index: number, town: Town): FuzzRequest {
  const code = codeOf(chance, town)
  return chance.weighted<FuzzRequest>([
    [4, () => post('/chat/messages', json(chance, { kind: 'text', text: code }), headersOf(chance, town))],
    [
      2,
      () =>
        post(
          '/chat/messages',
          json(chance, { kind: 'open', payload: code.slice(0, 256) }),
          headersOf(chance, town),
        ),
    ],
    [
      4,
      () =>
        get(`/${chance.pick(['v', 'V', 'p', 'P'])}/${inAddress(code, 12_000)}`, {
          'x-forwarded-for': addressOf(chance),
        }),
    ],
  ])
}

function json(chance: Chance, act: Readonly<Record<string, unknown>>): string {
  return JSON.stringify({ id: chance.uuid(), age: 0, ...act })
}

function codeOf(chance: Chance, { codes, base }: Town): string {
  const code = chance.pick(codes)
  const dashed = `${code.slice(0, 5)}-${code.slice(5)}`
  const url = `${base}/V/${code}`
  return chance.weighted<string>([
    [
      3,
      () => chance.pick([code, dashed, dashed.toLowerCase(), `mã là ${dashed} nhé.`, `${code} ${code}`, url]),
    ],
    [4, () => mutateText(chance, chance.pick([code, dashed, url]))],
    [1, () => code.replace(/./g, (letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0))],
    [1, () => chance.bytes(26).toString('hex').slice(0, 26).toUpperCase()],
    [2, () => chance.pick(FOREIGN)],
    [
      1,
      () =>
        url.replace(
          'http://',
          chance.pick(['https://a:b@', 'ftp://', 'javascript:', '//', 'http://evil.example/']),
        ),
    ],
    [
      1,
      () => `${url}${chance.pick(['?a=1', '#x', '/..', '%2f', '/'.repeat(2_000), `/${'a'.repeat(9_000)}`])}`,
    ],
    [1, () => strangeText(chance)],
  ])
}

/** Codes of others: the national app's, identity cards, certificates, and what pretends to be one. */
const FOREIGN: readonly string[] = [
  '031185001234|123456789|Trần Thị Bích Ngọc|23111985|Nữ|5 Cầu Đất, Ngô Quyền, Hải Phòng|01012021',
  '031185001234||Trần Thị Bích Ngọc|32131985|Nữ||',
  '|'.repeat(300),
  `031185001234|${'a'.repeat(3_000)}|x|01011900|Nam|x|01012021`,
  'https://kiemdich.tokhaiyte.vn/?id=1',
  'https://pccovid.gov.vn/qr/1|2|3',
  'UFC:QR:1|Trần|0912345679',
  'HC1:NCFOXN%TSMAHN-H',
  'WIFI:T:WPA;S:a;P:b;;',
  'BEGIN:VCARD\nFN:x\nEND:VCARD',
  'tel:+84912345679',
]
