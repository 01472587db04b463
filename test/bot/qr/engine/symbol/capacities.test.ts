import { describe, expect, it } from 'vitest'
import {
  alignmentCentres,
  blockCount,
  correctionCount,
  LEVELS,
} from '../../../../../bot/qr/engine/symbol/capacities.ts'
import { formatWord, versionWord } from '../../../../../bot/qr/engine/symbol/formatInformation.ts'
import { codewordCount, symbolModel } from '../../../../../bot/qr/engine/symbol/model.ts'
import { npmTables } from './npmTables.ts'

const VERSIONS = Array.from({ length: 40 }, (_, i) => i + 1)

describe('the tables', () => {
  it.each(VERSIONS)('say of version %i what the qrcode package says', (version) => {
    expect(alignmentCentres(version)).toEqual(npmTables.alignment(version))
    expect(codewordCount(symbolModel(version))).toBe(npmTables.codewords(version))
    for (const level of LEVELS) {
      const blocks = blockCount(version, level)
      expect(blocks).toBe(npmTables.blocks(version, level))
      expect(blocks * correctionCount(version, level)).toBe(npmTables.correction(version, level))
    }
  })

  it.each(LEVELS)('have its format words of level %s', (level) => {
    for (let mask = 0; mask < 8; mask++)
      expect(formatWord(level, mask)).toBe(npmTables.formatWord(level, mask))
  })

  it('have its version words', () => {
    for (const version of VERSIONS.slice(6)) expect(versionWord(version)).toBe(npmTables.versionWord(version))
  })
})
