import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import sharp from 'sharp'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'

/** What messengers send at most, and what one would shrink larger files to. */
const LONGER_SIDE = 1280

let prepared: Promise<unknown> | undefined

/** sharp and zxing-wasm as one would put them together: shrink, read with the defaults, QR codes alone. */
export async function readWithSharpAndZxing(file: Uint8Array): Promise<readonly string[]> {
  prepared ??= prepare()
  await prepared
  const { data, info } = await sharp(file)
    .resize(LONGER_SIDE, LONGER_SIDE, { fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const pixels = new Uint8ClampedArray(data.buffer, data.byteOffset, data.byteLength)
  const image = { data: pixels, width: info.width, height: info.height, colorSpace: 'srgb' as const }
  const codes = await readBarcodes(image, { formats: ['QRCode'] })
  return codes.filter(({ isValid, text }) => isValid && text !== '').map(({ text }) => text)
}

/** From the installed package: by default it would be fetched from the network. */
async function prepare(): Promise<unknown> {
  const path = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm')
  const wasmBinary = new Uint8Array(await readFile(path)).buffer
  return prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true })
}
