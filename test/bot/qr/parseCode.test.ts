import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeCode } from '../../../bot/qr/code.ts'
import { entranceUrl, gateUrl, personUrl } from '../../../bot/qr/ownUrl.ts'
import { type ParsedCode, parseCode } from '../../../bot/qr/parseCode.ts'
import { makeToken } from '../../../bot/qr/token.ts'
import { seededBytes } from './seeded.ts'

const HOSTS = {
  public: 'https://khaibao.haiphong.gov.vn',
  former: ['https://cu.haiphong.example', 'https://tinh.example/khaibao'],
}
const CODE = '7KQ2M9XH4T'
const TOKEN = makeToken(seededBytes(1))
const VENUE = 'https://tokhaiyte.vn/?page=Group.checkin&groupId=60d5ecb8b4850b3e8c8e4b1a'

function hash(number: string): string {
  return `hash of ${number.length} characters`
}

function parse(text: string): ParsedCode {
  return parseCode(text, HOSTS, hash)
}

describe('our own codes', () => {
  it.each([
    gateUrl(HOSTS.public, CODE),
    `https://khaibao.haiphong.gov.vn/v/${CODE}`,
    `http://KHAIBAO.haiphong.gov.vn/v/${CODE.toLowerCase()}`,
    `HTTPS://KHAIBAO.HAIPHONG.GOV.VN/V/${CODE}`,
    `https://khaibao.haiphong.gov.vn:443/v/${CODE}/`,
    `https://khaibao.haiphong.gov.vn/v/7kq2m-9xh4t?zarsrc=30`,
    `https://cu.haiphong.example/v/${CODE}`,
    gateUrl('https://tinh.example/khaibao', CODE),
    gateUrl('https://tinh.example/khaibao/', CODE),
    `  ${CODE}\r\n`,
    '7kq2m 9xh4t',
  ])('reads a gate in %j', (text) => {
    expect(parse(text)).toEqual({ kind: 'gate', code: CODE })
  })

  it.each([
    personUrl(HOSTS.public, TOKEN),
    personUrl(HOSTS.public, TOKEN).toLowerCase(),
    `http://cu.haiphong.example/p/${TOKEN}`,
  ])('reads a person in %j', (text) => {
    expect(parse(text)).toEqual({ kind: 'person', token: TOKEN })
  })

  it.each([
    entranceUrl(HOSTS.public),
    entranceUrl('https://tinh.example/khaibao'),
    'https://cu.haiphong.example/start/',
  ])('reads the way into the chat in %j', (text) => {
    expect(parse(text)).toEqual({ kind: 'entrance' })
  })

  it.each([
    `https://evil.example/v/${CODE}`,
    `https://khaibao.haiphong.gov.vn.evil.example/v/${CODE}`,
    `https://khaibao.haiphong.gov.vn@evil.example/v/${CODE}`,
    `https://khaibao.haiphong.gov.vn:8443/v/${CODE}`,
    `https://tinh.example/v/${CODE}`,
    `ftp://khaibao.haiphong.gov.vn/v/${CODE}`,
    `https://khaibao.haiphong.gov.vn/v/7KQ2M9XH4S`,
    `https://khaibao.haiphong.gov.vn/p/${TOKEN.slice(1)}`,
    'https://khaibao.haiphong.gov.vn/',
    'https://khaibao.haiphong.gov.vn/start/now',
    'khaibao.haiphong.gov.vn',
    '',
  ])('finds %j foreign', (text) => {
    expect(parse(text).kind).toBe('foreign')
  })

  it('knows the local address where there is no public one', () => {
    const hosts = { public: 'http://localhost:3000', former: [] }
    const url = gateUrl('http://localhost:3000', CODE)
    expect(url).toBe(`http://LOCALHOST:3000/V/${CODE}`)
    expect(parseCode(url, hosts, hash)).toEqual({ kind: 'gate', code: CODE })
    expect(parseCode(url, HOSTS, hash).kind).toBe('foreign')
  })

  it('reads whatever it makes, under every host', () => {
    // An address of ours has no path: the configuration refuses one.
    const base = fc.webUrl({ validSchemes: ['http', 'https'] }).map((url) => new URL(url).origin)
    const random = seededBytes(5)
    fc.assert(
      fc.property(base, (former) => {
        const [code, token] = [makeCode(random), makeToken(random)]
        const hosts = { former: [former] }
        expect(parseCode(gateUrl(former, code), hosts, hash)).toEqual({ kind: 'gate', code })
        expect(parseCode(personUrl(former, token), hosts, hash)).toEqual({ kind: 'person', token })
      }),
    )
  })
})

describe('a citizen card', () => {
  const card = '031090123456|012345678|Nguyễn Văn An|01011990|Nam|12 Điện Biên Phủ, Hải Phòng|15042021'
  const person = {
    kind: 'citizenCard',
    name: 'Nguyễn Văn An',
    birthDate: '1990-01-01',
    birthYear: 1990,
    sex: 'male',
    idLastDigits: '3456',
    numberHash: 'hash of 12 characters',
  }

  it('gives name, birth date, sex, the last digits and the hash of the number', () => {
    expect(parse(card)).toEqual(person)
  })

  it.each([
    card.replace('|012345678|', '||'),
    card.replace('01011990', '01/01/1990'),
    `${card}|Nguyễn Văn Bình|Trần Thị Cúc||`,
    `${card}|01012040`,
    card.normalize('NFD'),
    ` ${card}\r\n`,
  ])('is also read as %j', (text) => {
    expect(parse(text)).toEqual(person)
  })

  it('knows women and this century', () => {
    const text = '031305000001||Trần Thị Bích Ngọc|28022005|Nữ|Hải Phòng|15042021'
    expect(parse(text)).toMatchObject({ kind: 'citizenCard', sex: 'female', birthDate: '2005-02-28' })
  })

  it.each([
    ['a number of the other sex', card.replace('Nam', 'Nữ')],
    ['a number of another year', card.replace('01011990', '01011991')],
    ['a number of another century', card.replace('01011990', '01012090')],
    ['a day that does not exist', card.replace('01011990', '30021990')],
    ['a short number', card.slice(1)],
    ['a part too few', card.split('|').slice(0, 6).join('|')],
    ['a formula for a name', card.replace('Nguyễn Văn An', '=HYPERLINK()')],
  ])('is none with %s, and is not repeated', (_, text) => {
    const { kind, ...rest } = parse(text)
    expect(kind).toMatch(/^(?:unclearDocument|foreign)$/)
    expect(JSON.stringify(rest)).not.toMatch(/Nguyễn|\d{6}/)
  })

  it.each([
    ['the other sex', card.replace('Nam', 'Nữ'), 'unclearDocument'],
    ['a part too few', card.split('|').slice(0, 6).join('|'), 'unclearDocument'],
    ['a short number', card.slice(1), 'foreign'],
    ['no number at all', card.replace(/^\d+/, ''), 'foreign'],
  ])('looks like one, or not, with %s', (_, text, kind) => {
    expect(parse(text).kind).toBe(kind)
  })
})

describe('a national personal code', () => {
  const code = '001093029317|NGUYEN LE KHA HAN|1987-01-18|0|162979388586171100|<1<HS4010120878821<0944713700'

  it('gives what the Ministry printed in its example', () => {
    expect(parse(code)).toEqual({
      kind: 'nationalPerson',
      codeHash: 'hash of 22 characters',
      name: 'NGUYEN LE KHA HAN',
      birthDate: '1987-01-18',
      birthYear: 1987,
      sex: 'male',
      phone: '0944713700',
      idLastDigits: '9317',
      numberHash: 'hash of 12 characters',
    })
  })

  it('gives what a masked one shows, and no hash of half a number', () => {
    expect(parse('******029317|NGUYEN LE KHA HAN|1987-**-**|0|162979388586171100|<0<<')).toEqual({
      kind: 'nationalPerson',
      codeHash: 'hash of 22 characters',
      name: 'NGUYEN LE KHA HAN',
      birthYear: 1987,
      idLastDigits: '9317',
    })
  })

  it('gives little where little is left', () => {
    expect(parse('********|NGUYEN *** ***|****-**-**|1|162979388586171100|')).toEqual({
      kind: 'nationalPerson',
      codeHash: 'hash of 22 characters',
    })
  })

  it.each([
    ['seven parts', `${code}|x`],
    ['a date that does not exist', code.replace('1987-01-18', '1987-13-18')],
    ['no number of its own', code.replace('162979388586171100', '')],
    ['an unknown kind', code.replace('|0|', '|7|')],
  ])('is unclear with %s', (_, text) => {
    expect(parse(text)).toEqual({ kind: 'unclearDocument' })
  })
})

describe('an old national venue poster', () => {
  it.each([VENUE, VENUE.replace('https', 'HTTP').replace('60d5ecb8', '60D5ECB8'), `${VENUE}&utm_source=x`])(
    'has one spelling for %j',
    (text) => {
      expect(parse(text)).toEqual({ kind: 'nationalVenue', payload: VENUE })
    },
  )

  it.each([
    VENUE.slice(0, -1),
    VENUE.replace('tokhaiyte.vn', 'tokhaiyte.example'),
    VENUE.replace('Group', 'User'),
  ])('is not %j', (text) => {
    expect(parse(text).kind).toBe('foreign')
  })
})

describe('any text', () => {
  const pieces = fc.constantFrom(
    '|',
    '<',
    '*',
    '0',
    '1987-01-18',
    'Nam',
    '001093029317',
    'https://',
    '/v/',
    '%',
    'Ễ',
  )
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 400 }),
    fc.array(fc.oneof(pieces, fc.string()), { maxLength: 30 }).map((parts) => parts.join('')),
  )

  it('is said to be something, without throwing', () => {
    fc.assert(
      fc.property(text, (any) => {
        expect(parse(any)).toHaveProperty('kind')
      }),
      { numRuns: 2000 },
    )
  })

  it('keeps its identity number in this room', () => {
    const digits = fc.stringMatching(/^0310\d{2}\d{6}$/)
    fc.assert(
      fc.property(digits, fc.stringMatching(/^\d{18}$/), (number, own) => {
        const day = `0101${1900 + Number(number.slice(4, 6))}`
        const card = JSON.stringify(parse(`${number}|${number.slice(3)}|An|${day}|Nam|Hải Phòng|15042021`))
        const national = JSON.stringify(parse(`${number}|AN|1990-01-01|0|${own}|<1<HS${number.slice(2)}<`))
        expect(card).toContain('citizenCard')
        expect(national).toContain('nationalPerson')
        for (const said of [card, national]) {
          expect(said).not.toContain(number.slice(0, 9))
          expect(said).not.toContain(number.slice(3))
          expect(said).not.toContain(own)
        }
      }),
    )
  })

  it('is foreign when it is longer than a symbol can hold', () => {
    expect(parse(' '.repeat(7_090) + CODE).kind).toBe('foreign')
  })
})

describe('a foreign text', () => {
  const known = (text: string) => parseCode(text, HOSTS, (hashed) => `<${hashed}>`)

  it('gives its hash alone, the same however it was spaced around', () => {
    expect(parse('https://menu.example.com/7')).toEqual({
      kind: 'foreign',
      codeHash: 'hash of 31 characters',
    })
    expect(known(' https://menu.example.com/7\r\n')).toEqual(known('https://menu.example.com/7'))
  })

  it('is never found as a number, whatever it says', () => {
    const hashed: string[] = []
    const collect = (text: string) => {
      hashed.push(text)
      return ''
    }
    for (const text of ['031185001234', 'C1234567', 'QID162979388586171100']) parseCode(text, HOSTS, collect)
    expect(hashed).toHaveLength(3)
    for (const text of hashed) expect(text).toMatch(/^CODE /)
  })
})
