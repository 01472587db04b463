/**
 * Signs that show nothing, or turn the direction of writing: control, format, unpaired and unassigned characters, those that
 * Unicode lets a font ignore (selectors of variants, fillers), the empty pattern of Braille.
 */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Default_Ignorable_Code_Point}\u2800]/gu
/** Plain letters and signs in another dress: as wide as Chinese ones, or of formulas. */
const IN_ANOTHER_DRESS = /[\uFF01-\uFF5E\u{1D400}-\u{1D7FF}]/gu
/** Longer decoration than two marks on a letter climbs over the lines above. */
const PILED_MARKS = /(\p{M}{2})\p{M}+/gu

/** What was typed as it may be kept and shown: one line, composed letters, nothing invisible. */
export function cleanTyped(typed: string): string {
  return typed
    .replace(/[^\S\ufeff]+/g, ' ')
    .replace(INVISIBLE, '')
    .replace(IN_ANOTHER_DRESS, (sign) => sign.normalize('NFKC'))
    .normalize('NFC')
    .replace(PILED_MARKS, '$1')
    .replace(/ {2,}/g, ' ')
    .trim()
}

/** Cleaned words within a length in characters; undefined when a stored value is not that. */
export function cleanStored(stored: unknown, longest: number): string | undefined {
  if (typeof stored !== 'string' || stored.length > longest * 2) return undefined
  const clean = cleanTyped(stored)
  return clean === '' || clean.length > longest ? undefined : clean
}
