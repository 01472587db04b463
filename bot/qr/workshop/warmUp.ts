import { drawPersonalQrPng } from '../../draw/drawAttachment.ts'
import type { OwnSymbols } from '../engine/ownSymbols.ts'
import { photoOf } from '../read/photo.ts'
import { IN_FULL } from '../read/stages.ts'

const DEADLINE_MS = 10_000

/** Draws a code and reads it in every way there is, so that programs are compiled and fonts open. */
export async function warmUp(own: OwnSymbols): Promise<void> {
  const texts = { title: 'QR', validity: 'QR', hint: 'QR', trial: 'QR' }
  const file = drawPersonalQrPng({ url: 'QR', maskedName: 'QR', cityName: 'QR', trial: false }, texts)
  const photo = photoOf(
    file,
    { type: 'png', width: 720, height: 900, heldBytes: 0 },
    { own, understands: () => false },
  )
  const deadline = performance.now() + DEADLINE_MS
  for (const stage of IN_FULL) await stage.read(photo, deadline)
}
