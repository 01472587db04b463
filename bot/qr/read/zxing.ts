import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import {
  prepareZXingModule,
  purgeZXingModule,
  type ReaderOptions,
  readBarcodes,
  type ZXingReaderModule,
} from 'zxing-wasm/reader'
import type { ColourImage } from './greyImage.ts'

/** WebAssembly memory only grows; past this the module is made anew and the old one's memory goes back. */
const MEMORY_BYTES_LIMIT = 128 * 1024 * 1024
/** More codes than this in one picture are not a person's photo of posters or cards. */
const CODES_LIMIT = 8

const OPTIONS: ReaderOptions = {
  formats: ['QRCode'],
  textMode: 'Plain',
  maxNumberOfSymbols: CODES_LIMIT,
  tryHarder: true,
  tryRotate: true,
  tryInvert: true,
  tryDownscale: true,
}

let program: ArrayBuffer | undefined
let module: Promise<ZXingReaderModule> | undefined

/** Loads zxing's program from the installed package (by default it would be fetched from the network). */
export function loadZxing(): Promise<ZXingReaderModule> {
  module ??= instantiate()
  return module
}

/**
 * Reads all codes of a JPEG file or of decoded pixels, the largest first. zxing decodes a JPEG itself, in a third of
 * the time that sharp and zxing take together.
 */
export async function readWithZxing(image: Uint8Array | ColourImage): Promise<string[]> {
  const loaded = await loadZxing()
  try {
    const codes = await readBarcodes(forZxing(image), OPTIONS)
    const found = codes.filter((code) => code.isValid && code.text !== '')
    found.sort((a, b) => areaOf(b.position) - areaOf(a.position))
    return [...new Set(found.map((code) => code.text))]
  } catch (error) {
    forget()
    throw error
  } finally {
    if (memoryBytes(loaded) > MEMORY_BYTES_LIMIT) forget()
  }
}

function forZxing(image: Uint8Array | ColourImage) {
  if (image instanceof Uint8Array) return image
  return { data: image.pixels, width: image.width, height: image.height, colorSpace: 'srgb' as const }
}

function memoryBytes(loaded: ZXingReaderModule): number {
  return 'HEAPU8' in loaded && loaded.HEAPU8 instanceof Uint8Array ? loaded.HEAPU8.byteLength : 0
}

/** How much memory zxing holds in this thread. */
export async function zxingMemoryBytes(): Promise<number> {
  return memoryBytes(await loadZxing())
}

async function instantiate(): Promise<ZXingReaderModule> {
  if (program === undefined) {
    const path = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm')
    program = new Uint8Array(await readFile(path)).buffer
  }
  return prepareZXingModule({ overrides: { wasmBinary: program }, fireImmediately: true })
}

function forget(): void {
  purgeZXingModule()
  module = undefined
}

type Corner = { readonly x: number; readonly y: number }
type Corners = { readonly [corner in 'topLeft' | 'topRight' | 'bottomRight' | 'bottomLeft']: Corner }

/** Twice the area of the quadrangle, by its diagonals; only compared. */
function areaOf({ topLeft, topRight, bottomRight, bottomLeft }: Corners): number {
  const [across, down] = [diagonal(topLeft, bottomRight), diagonal(topRight, bottomLeft)]
  return Math.abs(across.x * down.y - across.y * down.x)
}

function diagonal(from: Corner, to: Corner): Corner {
  return { x: to.x - from.x, y: to.y - from.y }
}
