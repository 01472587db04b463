/**
 * Letters that look like Latin ones and are none, each with the one it looks like: those of Unicode's confusables.txt (UTS 39)
 * that a phone's keyboard or a website of lettering gives. Accents are left out: they are taken off before.
 */
const TABLE = [
  // Cyrillic
  ['АВЕЅІЈКМНОРСТУХԚԜԌҮӀЬҺ', 'ABESIJKMHOPCTYXQWGYIbH'],
  ['аеорсухѕіјԛԝһԁӏѵг', 'aeopcyxsijqwhdlvr'],
  // Greek
  ['ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'ABEZHIKMNOPTYX'],
  ['αοινρυσγ', 'aoivpuoy'],
  // Armenian
  ['ՍՏՕԼօսհցոզայ', 'USOLouhgnqwj'],
  // Cherokee
  ['ᎪᎠᎡᎢᎥᎫᎷᏔᏃᏀᏂᏙᏞᏟᏢᏦ', 'ADRTiJMWZGhVLCPK'],
  // Latin letters that no Vietnamese name has
  ['ıɑɡ', 'iag'],
  ['ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ', 'abcdefghijklmnoprstuvwyz'],
] as const

const LATIN_OF: ReadonlyMap<string, string> = new Map(
  TABLE.flatMap(([these, latin]) =>
    [...these].map((letter, place) => [letter, latin[place] ?? letter] as const),
  ),
)

/**
 * Scripts whose letters are mixed with Latin ones only to deceive: elsewhere, as in "BBQ치킨", signs of shops do it. Small capitals are
 * letters of phonetics, which no font of ours has.
 */
const DECEIVING = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}ᴀ-ᴢʙɢʜɪʟɴʀʏꜰꜱ]/u
const LATIN = /\p{Script=Latin}/u

/** The text with Latin letters in place of all that only look like them; fullwidth and fancy letters become plain ones. */
export function inLatinLetters(text: string): string {
  const plain = Array.from(text.normalize('NFKD'), (letter) => LATIN_OF.get(letter) ?? letter)
  return plain.join('').normalize('NFC')
}

/**
 * The first word of a name that is not what it looks like, and what it looks like; nothing where all are what they seem. A word
 * wholly in another script is one, unless each of its letters passes for a Latin one: "НОА" beside a Latin word.
 */
export function falseWord(name: string): { readonly typed: string; readonly seems: string } | undefined {
  const typed = name.split(/\s+/).find(isFalse)
  return typed === undefined ? undefined : { typed, seems: inLatinLetters(typed) }
}

/** The text with each such word as what it seems: what somebody is called is no matter to refuse. */
export function withoutFalseWords(text: string): string {
  return text.replace(/\S+/gu, (word) => (isMixed(word) ? inLatinLetters(word) : word))
}

function isFalse(word: string): boolean {
  return isMixed(word) || (DECEIVING.test(word) && !DECEIVING.test(inLatinLetters(word)))
}

function isMixed(word: string): boolean {
  return LATIN.test(word) && DECEIVING.test(word)
}
