/** A4, in millimetres, and the margin that office printers keep. */
export const WIDTH = 210
export const HEIGHT = 297
export const MARGIN = 12
export const RIGHT = WIDTH - MARGIN
export const MIDDLE = WIDTH / 2
export const INNER = WIDTH - 2 * MARGIN

/** The symbol's side without its quiet zone. Hà Nội asked for 15 cm in 2021. */
export const QR_SIDE = 150
/** Four modules (the standard's quiet zone) of the coarsest symbol we draw, 29 modules wide, stay white around it. */
export const QR_TOP = 80
export const QR_LEFT = (WIDTH - QR_SIDE) / 2
export const QR_BOTTOM = QR_TOP + QR_SIDE
