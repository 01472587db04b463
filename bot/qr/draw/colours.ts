/** What everything is drawn in: black on white and one accent. */
export const INK = '#111111'
export const SOFT_INK = '#4a4a4a'
export const PAPER = '#ffffff'
/** The symbol itself is as black as can be. */
export const SYMBOL = '#000000'
/** A deep green: dark enough to print as a full grey on a black-and-white printer. */
export const ACCENT = '#00594c'
/** So light that a black-and-white printer leaves it white or nearly so. */
export const TINT = '#edf5f2'
