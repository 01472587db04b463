/** Pixels of the longer side, and the quality of the picture: codes are read as well from so much. */
const LONGEST_SIDE = 2560
const QUALITY = 0.85
/** Bytes that a bad network (50 kbit/s) carries in the time that a photo has; it is begun again when the time is up. */
const ENOUGH_BYTES = 1_000_000

/**
 * The photo as it is sent: a large one is made smaller here, where it costs nobody's data. One that this browser cannot
 * open goes as it is.
 * @param {File} file @returns {Promise<Blob>}
 */
export async function readyPhoto(file) {
  try {
    if (file.size <= ENOUGH_BYTES) return file
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' })
    const made = await smaller(picture)
    picture.close()
    return made.size < file.size ? made : file
  } catch {
    return file
  }
}

/** @param {ImageBitmap} picture @returns {Promise<Blob>} */
async function smaller(picture) {
  const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(picture.width * scale)
  canvas.height = Math.round(picture.height * scale)
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('not drawn'))), 'image/jpeg', QUALITY)
  })
}
