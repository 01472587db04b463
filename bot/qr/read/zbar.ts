import { scanGrayBuffer, ZBarConfigType, ZBarScanner, ZBarSymbolType } from '@undecaf/zbar-wasm'
import type { GreyImage } from './greyImage.ts'

let scanner: Promise<ZBarScanner> | undefined

/** Loads zbar's program from the installed package and sets it to QR codes alone. */
export function loadZbar(): Promise<ZBarScanner> {
  scanner ??= makeScanner()
  return scanner
}

/** Reads all codes of a grey picture. */
export async function readWithZbar({ pixels, width, height }: GreyImage): Promise<string[]> {
  const loaded = await loadZbar()
  const codes = await scanGrayBuffer(new Uint8Array(pixels).buffer, width, height, loaded)
  const found = codes.filter((code) => code.type === ZBarSymbolType.ZBAR_QRCODE)
  const texts = found.map((code) => code.decode('utf-8')).filter((text) => text !== '')
  return [...new Set(texts)]
}

async function makeScanner(): Promise<ZBarScanner> {
  const made = await ZBarScanner.create()
  made.setConfig(ZBarSymbolType.ZBAR_NONE, ZBarConfigType.ZBAR_CFG_ENABLE, 0)
  made.setConfig(ZBarSymbolType.ZBAR_QRCODE, ZBarConfigType.ZBAR_CFG_ENABLE, 1)
  return made
}
