import { fold } from './fold.ts'

/** The languages in which people write the names of countries here: ours, and the commonest of travellers. */
const WRITTEN_IN = ['vi', 'en', 'fr', 'de', 'es', 'pt', 'ru', 'zh', 'ja', 'ko', 'ar']
/** Codes that no country has: groups of them, and what is unknown. */
const NO_COUNTRIES = new Set(['EU', 'EZ', 'UN', 'QO', 'XA', 'XB', 'ZZ'])
/** Ways to say a country, or whose people they are, that no list of names has. */
const ALSO = new Set(
  (
    'usa|us|u.s.|u.s.a.|america|my|uk|u.k.|england|scotland|wales|britain|great britain|anh|anh quoc|han|korea|' +
    'south korea|north korea|trieu tien|nhat|nga|uc|tau|dai loan|hong kong|hongkong|holland|burma|mien dien|cam pu chia|' +
    'campuchia|uae|czech republic|viet kieu|y|duc|phap|an do|irish|british|english|scottish|welsh|french|dutch|danish|' +
    'finnish|swiss|swedish|polish|spanish|turkish|greek|thai|filipino|lao|burmese|afghan|kazakh|uzbek|american|' +
    'viet|norwegian|ukrainian'
  ).split('|'),
)
/** "Người Hàn Quốc", "quốc tịch Pháp", "tôi là người Lào": what leads to a country. */
const LEADS =
  /^(?:(?:toi|em|minh|i am|i'm|i come) (?:la |from )?)?(?:(?:nguoi|quoc tich|nuoc|cong dan|from|citizen of|the|republic of) )*/
/** What makes the people of a country's name in English: Korean, Japanese, Israeli. */
const OF_ITS_PEOPLE = /^(.{4,}?)(?:ese|ian|ean|an|n|ish|i)$/
const STEM_LETTERS = 4

let known: ReadonlySet<string> | undefined
let stems: ReadonlySet<string> | undefined

/** Whether the words name a country or its people, as far as anybody's list of names tells. */
export function isCountry(typed: string): boolean {
  const said = fold(typed).replace(/[.!,]+$/, '')
  const name = said.replace(LEADS, '')
  return [said, name].some((words) => names().has(words) || ALSO.has(words)) || isPeople(name)
}

function isPeople(name: string): boolean {
  const [, stem] = OF_ITS_PEOPLE.exec(name) ?? []
  stems ??= new Set(
    [...names()].map((country) => country.slice(country.lastIndexOf(' ') + 1).slice(0, STEM_LETTERS)),
  )
  return stem !== undefined && /^[a-z]+$/.test(name) && stems.has(stem.slice(0, STEM_LETTERS))
}

/** Some 250 countries; made once, when it is first asked. */
function names(): ReadonlySet<string> {
  if (known) return known
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  const codes = letters.flatMap((first) => letters.map((second) => first + second))
  const countries = codes.filter((code) => !NO_COUNTRIES.has(code))
  known = new Set(
    WRITTEN_IN.flatMap((language) => {
      const called = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' })
      return countries.flatMap((code) => called.of(code) ?? []).map(fold)
    }),
  )
  return known
}
