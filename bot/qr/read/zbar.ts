import {
  getInstance,
  scanGrayBuffer,
  setModuleArgs,
  ZBarConfigType,
  ZBarScanner,
  ZBarSymbolType,
} from '@undecaf/zbar-wasm'
import type { GreyImage } from '../picture/greyImage.ts'

/** Stands for what is no letter in UTF-8: zbar knows no other charset, so such a text is left to other readers. */
const NO_LETTER = '\ufffd'

let scanner: Promise<ZBarScanner> | undefined
let heldBytes = 0
let givenUpBytes = 0

/** Loads zbar's program from the installed package and sets it to QR codes alone. */
function loadZbar(): Promise<ZBarScanner> {
  scanner ??= makeScanner()
  return scanner
}

/** Reads all codes of a grey picture. */
export async function readWithZbar({ pixels, width, height }: GreyImage): Promise<string[]> {
  const loaded = await loadZbar()
  try {
    const codes = await scanGrayBuffer(new Uint8Array(pixels).buffer, width, height, loaded)
    const found = codes.filter((code) => code.type === ZBarSymbolType.ZBAR_QRCODE)
    const texts = found.map((code) => code.decode('utf-8'))
    heldBytes = (await getInstance()).HEAPU8.byteLength
    return [...new Set(texts.filter((text) => text !== '' && !text.includes(NO_LETTER)))]
  } catch (error) {
    // The picture it failed at lies in its memory for good, so that memory is given up with it.
    givenUpBytes += (await getInstance()).HEAPU8.byteLength
    heldBytes = 0
    setModuleArgs()
    scanner = undefined
    throw error
  }
}

/** How much memory zbar takes in this thread, with what it gave up: that comes back when the thread ends. */
export function zbarMemoryBytes(): number {
  return heldBytes + givenUpBytes
}

async function makeScanner(): Promise<ZBarScanner> {
  const made = await ZBarScanner.create()
  made.setConfig(ZBarSymbolType.ZBAR_NONE, ZBarConfigType.ZBAR_CFG_ENABLE, 0)
  made.setConfig(ZBarSymbolType.ZBAR_QRCODE, ZBarConfigType.ZBAR_CFG_ENABLE, 1)
  return made
}
