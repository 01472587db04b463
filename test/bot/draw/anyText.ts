import fc from 'fast-check'

/** Every Vietnamese letter, small and capital. */
export const SMALL_LETTERS =
  'aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệfghiìỉĩíịjklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvwxyỳỷỹýỵz'
export const CAPITAL_LETTERS = SMALL_LETTERS.toUpperCase()
export const SIGNS = '0123456789 -–.,;:/\\&<>"“”‘’\'()[]{}|@#%!?+*_=~$…•₫'

const LETTERS = [...SMALL_LETTERS, ...CAPITAL_LETTERS]
const FOREIGN = ['🍜', '🇻🇳', '重', '한', 'Ж', 'م', '\u202e', '\u200b', '\u0301', '𝐍', 'Ｑ', 'ŏ', '\n', '\t']

/** A name as people type them: Vietnamese letters and spaces mostly, at times signs, other scripts, decomposed. */
export function anyName(minLength: number, maxLength: number): fc.Arbitrary<string> {
  const letter = fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(...LETTERS) },
    { weight: 3, arbitrary: fc.constant(' ') },
    { weight: 1, arbitrary: fc.constantFrom(...SIGNS) },
    { weight: 1, arbitrary: fc.constantFrom(...FOREIGN) },
  )
  const mixed = fc.string({ unit: letter, minLength, maxLength })
  const capitals = mixed.map((name) => name.toUpperCase())
  const decomposed = mixed.map((name) => name.normalize('NFD'))
  const endless = fc.string({ unit: fc.constantFrom(...LETTERS), minLength, maxLength })
  return fc.oneof(mixed, capitals, decomposed, endless)
}
