import { describe, expect, it } from 'vitest'
import { createPhotoReader } from '../../../bot/qr/photoReader.ts'
import type { ReadResult } from '../../../bot/qr/read/readResult.ts'
import { samplePoster } from './samples.ts'

const NUMBER = '031185001234'
const CARD = `${NUMBER}|031234567|Trần Thị Bích Ngọc|15061985|Nữ|5 Cầu Đất, Ngô Quyền, Hải Phòng|01012022`
const HOSTS = { public: 'https://khaibao.haiphong.gov.vn', former: [] }

async function readingOf(result: ReadResult): Promise<unknown> {
  const workshop = { read: async () => result }
  const reader = createPhotoReader(workshop, HOSTS, (number) => `hash of ${number.length} characters`)
  return reader.read(new Uint8Array(), 'inTime')
}

describe('a photo, as it leaves the room of codes', () => {
  it('says what each code is, in the order in which they were read', async () => {
    const { url, code } = samplePoster()
    expect(await readingOf({ kind: 'texts', texts: [url, 'https://menu.example.com'] })).toEqual({
      kind: 'codes',
      codes: [
        { kind: 'gate', code },
        { kind: 'foreign', codeHash: 'hash of 29 characters' },
      ],
    })
  })

  it('bears no identity number, and no address of a card', async () => {
    const left = JSON.stringify(await readingOf({ kind: 'texts', texts: [CARD] }))
    expect(left).toContain('citizenCard')
    for (const secret of [NUMBER, '031234567', 'Cầu Đất']) expect(left).not.toContain(secret)
  })

  it.each<ReadResult>([
    { kind: 'nothing', tried: ['zxing'], isCutShort: true },
    { kind: 'refused', reason: 'heic' },
    { kind: 'busy' },
  ])('says $kind as it was', async (result) => {
    expect(await readingOf(result)).toEqual(result)
  })
})
