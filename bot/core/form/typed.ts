/** Signs that show nothing, or turn the direction of writing: control, format, unpaired and unassigned characters. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]/gu
/** Longer decoration than two marks on a letter climbs over the lines above. */
const PILED_MARKS = /(\p{M}{2})\p{M}+/gu

/** What was typed as it may be kept and shown: one line, composed letters, nothing invisible. */
export function cleanTyped(typed: string): string {
  return typed
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .replace(INVISIBLE, '')
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
