import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import {
  binarizers,
  characterSets,
  eanAddOnSymbols,
  prepareZXingModule,
  purgeZXingModule,
  textModes,
  type ZXingReaderModule,
  type ZXingReaderOptions,
  type ZXingReadResult,
} from 'zxing-wasm/reader'
import { type ColourImage, type GreyImage, greyOf } from '../picture/greyImage.ts'

/** More codes than this in one picture are not a person's photo of posters or cards. */
const CODES_LIMIT = 8

/** What Emscripten gives every module besides; its own types would bring a browser's along. */
type Memory = { readonly HEAPU8: Uint8Array; _malloc(bytes: number): number; _free(pointer: number): void }
type Zxing = ZXingReaderModule & Memory
type Codes = ReturnType<ZXingReaderModule['readBarcodesFromPixmap']> & { delete(): void }

/** How hard zxing looks: at every turn and size, or as quickly as it can. */
const THOROUGH: ZXingReaderOptions = {
  formats: 'QRCode',
  textMode: textModes.indexOf('Plain'),
  binarizer: binarizers.indexOf('LocalAverage'),
  characterSet: characterSets.indexOf('Unknown'),
  eanAddOnSymbol: eanAddOnSymbols.indexOf('Ignore'),
  maxNumberOfSymbols: CODES_LIMIT,
  tryHarder: true,
  tryRotate: true,
  tryInvert: false,
  tryDownscale: true,
  downscaleFactor: 3,
  downscaleThreshold: 500,
  tryDenoise: false,
  isPure: false,
  minLineCount: 2,
  validateOptionalChecksum: false,
  returnErrors: false,
  tryCode39ExtendedMode: false,
}
const QUICK: ZXingReaderOptions = {
  ...THOROUGH,
  tryRotate: false,
  tryDownscale: false,
  returnErrors: true,
}

let program: ArrayBuffer | undefined
let module: Promise<Zxing> | undefined
let heldBytes = 0
let givenUpBytes = 0

/** Loads zxing's program from the installed package (by default it would be fetched from the network). */
export function loadZxing(): Promise<Zxing> {
  module ??= instantiate()
  return module
}

/**
 * Reads all codes of a JPEG file or of a decoded picture, the largest first. zxing decodes a JPEG itself, in a third
 * of the time that sharp and zxing take together.
 */
export async function readWithZxing(image: Uint8Array | ColourImage | GreyImage): Promise<string[]> {
  if (image instanceof Uint8Array) return textsOf(await codesInFile(image))
  return textsOf(await codesIn(greyImageOf(image), THOROUGH))
}

/**
 * Reads a small picture quickly, all or nothing: where it sees a code that it cannot read, a larger picture must be
 * read, because a person who photographed two posters is to be asked which one is meant.
 */
export async function readQuicklyWithZxing(image: GreyImage): Promise<string[]> {
  const codes = await codesIn(image, QUICK)
  return codes.every((code) => code.isValid) ? textsOf(codes) : []
}

/** How much memory zxing takes in this thread, with what it gave up: that comes back when the thread ends. */
export function zxingMemoryBytes(): number {
  return heldBytes + givenUpBytes
}

function codesInFile(file: Uint8Array): Promise<ZXingReadResult[]> {
  return decode(file, (zxing, pointer) => zxing.readBarcodesFromImage(pointer, file.length, THOROUGH))
}

function codesIn(
  { pixels, width, height }: GreyImage,
  options: ZXingReaderOptions,
): Promise<ZXingReadResult[]> {
  return decode(pixels, (zxing, pointer) => zxing.readBarcodesFromPixmap(pointer, width, height, options))
}

/**
 * Lays bytes into zxing's memory and has it read them. The package's own function takes pictures only in colour and
 * turns them grey again, which costs as much as reading them.
 */
async function decode(
  bytes: Uint8Array,
  run: (zxing: Zxing, pointer: number) => ReturnType<ZXingReaderModule['readBarcodesFromPixmap']>,
): Promise<ZXingReadResult[]> {
  const zxing = await loadZxing()
  try {
    const pointer = zxing._malloc(bytes.length)
    if (pointer === 0) throw new Error('zxing has no memory left')
    zxing.HEAPU8.set(bytes, pointer)
    const codes = listOf(run(zxing, pointer) as Codes)
    zxing._free(pointer)
    heldBytes = zxing.HEAPU8.byteLength
    return codes
  } catch (error) {
    // Whatever ended it may have left its memory in disorder.
    givenUpBytes += zxing.HEAPU8.byteLength
    heldBytes = 0
    purgeZXingModule()
    module = undefined
    throw error
  }
}

function listOf(codes: Codes): ZXingReadResult[] {
  const list = Array.from({ length: codes.size() }, (_, i) => codes.get(i))
  codes.delete()
  return list.filter((code) => code !== undefined)
}

function textsOf(codes: readonly ZXingReadResult[]): string[] {
  const found = codes.filter((code) => code.isValid && code.text !== '')
  found.sort((a, b) => areaOf(b.position) - areaOf(a.position))
  return [...new Set(found.map((code) => code.text))]
}

async function instantiate(): Promise<Zxing> {
  if (program === undefined) {
    const path = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm')
    program = new Uint8Array(await readFile(path)).buffer
  }
  const loaded = await prepareZXingModule({ overrides: { wasmBinary: program }, fireImmediately: true })
  return loaded as Zxing
}

function greyImageOf(image: ColourImage | GreyImage): GreyImage {
  const { pixels, width, height } = image
  return pixels instanceof Uint8ClampedArray ? greyOf({ pixels, width, height }) : { pixels, width, height }
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
