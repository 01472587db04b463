/** What each pixel of the photo shows: which sheet, where on it, how lit. */
export interface Scene {
  readonly width: number
  readonly height: number
  /** Number of the sheet, from 1; 0 where there is none. */
  readonly sheet: Uint8Array
  readonly x: Float32Array
  readonly y: Float32Array
  readonly light: Float32Array
  readonly worn: Float32Array
  /** 1 / distance from the camera of what is shown. */
  readonly nearness: Float32Array
}

export function emptyScene(width: number, height: number): Scene {
  const plane = () => new Float32Array(width * height)
  return {
    width,
    height,
    sheet: new Uint8Array(width * height),
    x: plane(),
    y: plane(),
    light: plane(),
    worn: plane(),
    nearness: plane(),
  }
}
