/**
 * What Be Vietnam Pro has in all its weights: Vietnamese and the letters of Western and most of Central Europe. What a
 * font lacks comes out as a blank or as an empty box.
 */
const PRINTED =
  /[ -~\u00a1-\u00ac\u00ae-\u0107\u010a-\u0113\u0116-\u011b\u011e-\u0121\u0126-\u012b\u012e-\u0131\u0139\u013a\u013d\u013e\u0141-\u0144\u0147\u0148\u014c\u014d\u0150-\u0155\u0158-\u015b\u015e-\u016b\u016e-\u017e\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9–—‘’“”•…₫€™]/
/** Marks that found no letter to stand on, and signs that are never seen, such as direction marks. */
const UNSEEN = /[\p{M}\p{Cf}]/u
const ZERO_WIDTH_SPACE = '\u200b'
const LETTER = /\p{L}/gu
/** One letter alone names nobody and nothing. */
const LETTERS_AT_LEAST = 2

/**
 * What of a text can be printed: composed letters and single spaces. Decorative letters (𝐏𝐡𝐨̛̉, Ｐｈở) become plain
 * ones, a mark that the font lacks is dropped from its letter (ŏ becomes o), and what is left over, such as emoji and
 * other scripts, is a gap.
 */
export function printable(text: string): string {
  const plain = Array.from(text.normalize('NFC'), (sign) =>
    PRINTED.test(sign) ? sign : sign.normalize('NFKC'),
  )
  return Array.from(plain.join('').normalize('NFC'), printedSign).join('').replace(/ +/g, ' ').trim()
}

/** A name as it can be printed; empty when too little of it is left to know it by, as of one in Chinese characters. */
export function readable(name: string): string {
  const printed = printable(name)
  return letterCount(printed) < Math.min(LETTERS_AT_LEAST, letterCount(name)) ? '' : printed
}

function letterCount(text: string): number {
  return (text.match(LETTER) ?? []).length
}

function printedSign(sign: string): string {
  if (PRINTED.test(sign)) return sign
  if (UNSEEN.test(sign)) return sign === ZERO_WIDTH_SPACE ? ' ' : ''
  if (/\p{Pd}|\u2212/u.test(sign)) return '-'
  if (/[ʹʻʼʽ′‚‛]/.test(sign)) return '’'
  if (/[„‟]/.test(sign)) return '”'
  const letters = Array.from(sign.normalize('NFKD')).filter((part) => PRINTED.test(part))
  return letters.length === 0 ? ' ' : letters.join('')
}

/** How far letters reach above the line they stand on, as a share of the size, in whichever weight they reach most. */
const TOPS: readonly { readonly letters: RegExp; readonly top: number }[] = [
  { letters: /[A-Z][\u0302\u0306][\u0300-\u0309]/, top: 1.24 },
  { letters: /[A-Z][\u031b\u0323]*[\u0300-\u030c]|l\u0301/, top: 1.07 },
  { letters: /[a-z][\u0302\u0306][\u0300-\u0309]|[|¦]/, top: 1.03 },
]
const USUAL_TOP = 0.88
/** All that stays on the line; anything else may reach as deep as the dot of ỵ. */
const SHALLOW = /^(?:[ !#%&.0-9:?A-Za-fhik-or-xzĐđ•“”‘’"'°*+<=>~–—-]|[\u0300-\u030c\u031b])*$/
const DEEP = 0.27
const USUAL_BOTTOM = 0.02

/** How far the letters of a line reach above and below the line that they stand on, as shares of their size. */
export function reachOf(line: string): { readonly top: number; readonly bottom: number } {
  const parts = line.normalize('NFD')
  const tall = TOPS.find(({ letters }) => letters.test(parts))
  return { top: tall?.top ?? USUAL_TOP, bottom: SHALLOW.test(parts) ? USUAL_BOTTOM : DEEP }
}
