/** Every way of reading that is measured; the peers first. */
export const DECODERS = ['jimp + jsQR', 'sharp + zxing-wasm', 'ours in time', 'ours in full'] as const
export type DecoderName = (typeof DECODERS)[number]

/** The texts of all codes found in an image file. What it cannot open it may throw at: that counts as nothing read. */
export type Decode = (file: Uint8Array) => Promise<readonly string[]>

/** Two worker threads that read photos, for photos a second. */
export interface Pace {
  readonly read: Decode
  close(): Promise<void>
}

export const PACE_THREADS = 2
