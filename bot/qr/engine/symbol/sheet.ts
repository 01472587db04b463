/** What a module is for. A finder's role goes with its light separator. */
export const ROLE = {
  data: 0,
  finder: 1,
  timing: 2,
  alignment: 3,
  format: 4,
  darkModule: 5,
  versionInfo: 6,
} as const

/** One of the values of `ROLE`. */
export type Role = (typeof ROLE)[keyof typeof ROLE]

/** A symbol while its function patterns are drawn, in the terms of `SymbolModel`. */
export class Sheet {
  readonly size: number
  readonly known: Int8Array
  readonly role: Uint8Array

  constructor(size: number) {
    this.size = size
    this.known = new Int8Array(size * size)
    this.role = new Uint8Array(size * size)
  }

  /** Draws a module; what lies outside the symbol is left out. */
  draw(row: number, column: number, dark: boolean, role: Role): void {
    if (row < 0 || column < 0 || row >= this.size || column >= this.size) return
    this.known[row * this.size + column] = dark ? 1 : -1
    this.role[row * this.size + column] = role
  }

  /** Keeps a module for the format, which the version does not tell. */
  reserve(row: number, column: number): number {
    const place = row * this.size + column
    this.known[place] = 0
    this.role[place] = ROLE.format
    return place
  }
}
