import sharp from 'sharp'
import { readBarcodes } from 'zxing-wasm/reader'
import { loadZxing } from '../../../../bot/qr/read/zxing.ts'
import type { SymbolOnPrint } from './print.ts'

/** Finds the symbol on a drawn, undistorted print. Throws when there is none: then the print is not what it should be. */
export async function locateSymbol(png: Uint8Array): Promise<SymbolOnPrint> {
  await loadZxing()
  const image = sharp(png).flatten({ background: '#fff' }).toColourspace('srgb').ensureAlpha().raw()
  const { data: bytes, info } = await image.toBuffer({ resolveWithObject: true })
  const { width, height } = info
  const data = new Uint8ClampedArray(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const [found] = await readBarcodes({ data, width, height, colorSpace: 'srgb' }, { formats: ['QRCode'] })
  if (!found?.isValid) throw new Error('no symbol can be read from this print')
  const { topLeft, topRight } = found.position
  return {
    left: topLeft.x / width,
    top: topLeft.y / width,
    side: (topRight.x - topLeft.x) / width,
    modules: 17 + 4 * Number(found.version),
  }
}
