/** A4, in millimetres. */
export const WIDTH = 210
export const HEIGHT = 297
/** Office printers reach to 4.2 mm from the edge, ink jets to 6.4. */
export const MARGIN = 8.5
export const RIGHT = WIDTH - MARGIN
export const MIDDLE = WIDTH / 2
export const INNER = WIDTH - 2 * MARGIN

/** The symbol's side without its quiet zone. Hà Nội asked for 15 cm in 2021. */
export const QR_SIDE = 150
export const QR_TOP = 79.2
export const QR_LEFT = (WIDTH - QR_SIDE) / 2
const QR_BOTTOM = QR_TOP + QR_SIDE
/** Four modules (the standard's quiet zone) of the coarsest symbol we draw, 29 modules wide, stay white around it. */
export const QUIET = (4 * QR_SIDE) / 29

/** The frame around all that belongs to the code. Its head is a bar; below the quiet zone it holds the typed code. */
export const FRAME_TOP = 46.8
export const BAR_HEIGHT = QR_TOP - QUIET - 0.1 - FRAME_TOP
export const FOOT_TOP = QR_BOTTOM + QUIET + 0.1
export const FOOT_HEIGHT = 13.4
export const FRAME_BOTTOM = FOOT_TOP + FOOT_HEIGHT
/** What stands in the bars begins and ends here. */
export const BAR_LEFT = MARGIN + 5.5
export const BAR_RIGHT = RIGHT - 5.5
/** As wide as the quiet zone leaves room for. */
export const FRAME_LINE = 0.7
