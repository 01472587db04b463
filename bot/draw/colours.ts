/**
 * What everything is drawn in. Black is full black, because a printer breaks anything lighter up into dots, and small
 * letters with it. Each part of a colour is a multiple of 17 (#055 and not #594c), see `PICTURE_LEVELS`.
 */
export const INK = '#000000'
export const PAPER = '#ffffff'
/** The symbol itself is as black as can be. */
export const SYMBOL = '#000000'
/** A deep green: a black-and-white printer makes a dark grey of it, on which white letters can be read. */
export const ACCENT = '#005544'
/** For a screen only. */
export const SOFT_INK = '#444444'
/** Behind pictures of things, light enough for black letters on a grey printer. */
export const TINT = '#ddeeee'
/** What is to be pressed in a picture of a phone. */
export const HIGHLIGHT = '#ffdd66'
/** Stands for lines of writing that need not be read. */
export const FAINT = '#99aaaa'
