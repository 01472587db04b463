/** A point in space, in widths of the print: to the right, down, and out of the wall towards the camera. */
export type Place = readonly [x: number, y: number, z: number]
export type Point = readonly [x: number, y: number]

/** A phone's camera: a pinhole, turned about the point that it looks at. */
export interface Camera {
  /** What it looks at. */
  readonly target: Place
  /** Rows of the rotation from the print's directions to the camera's. */
  readonly turn: readonly [Place, Place, Place]
  /** Widths of the print from the target. */
  readonly distance: number
  /** Focal length in pixels. */
  readonly focal: number
  /** Where in the photo the target lies, in pixels. */
  readonly centre: Point
}

/** Degrees that a camera is turned: about the upright, about the level, about its own axis. */
export interface Turn {
  readonly yaw: number
  readonly pitch: number
  readonly roll: number
}

export function rotation({ yaw, pitch, roll }: Turn): [Place, Place, Place] {
  const [a, b, c] = [radians(yaw), radians(pitch), radians(roll)]
  const [sa, ca, sb, cb, sc, cc] = [
    Math.sin(a),
    Math.cos(a),
    Math.sin(b),
    Math.cos(b),
    Math.sin(c),
    Math.cos(c),
  ]
  const aboutUpright: [Place, Place, Place] = [
    [ca, 0, sa],
    [0, 1, 0],
    [-sa, 0, ca],
  ]
  const aboutLevel: [Place, Place, Place] = [
    [1, 0, 0],
    [0, cb, -sb],
    [0, sb, cb],
  ]
  const aboutAxis: [Place, Place, Place] = [
    [cc, -sc, 0],
    [sc, cc, 0],
    [0, 0, 1],
  ]
  return product(aboutAxis, product(aboutLevel, aboutUpright))
}

/** Where a place is seen, in pixels, and how far from the camera it is; behind the camera the distance is negative. */
export function project(camera: Camera, [x, y, z]: Place): [x: number, y: number, depth: number] {
  const { target, turn, distance, focal, centre } = camera
  const [dx, dy, dz] = [x - target[0], y - target[1], z - target[2]]
  const along = (row: Place): number => row[0] * dx + row[1] * dy + row[2] * dz
  const depth = distance - along(turn[2])
  return [centre[0] + (focal * along(turn[0])) / depth, centre[1] + (focal * along(turn[1])) / depth, depth]
}

function product(
  left: readonly [Place, Place, Place],
  right: readonly [Place, Place, Place],
): [Place, Place, Place] {
  const times = (row: Place, column: 0 | 1 | 2): number =>
    row[0] * right[0][column] + row[1] * right[1][column] + row[2] * right[2][column]
  const rowOf = (row: Place): Place => [times(row, 0), times(row, 1), times(row, 2)]
  return [rowOf(left[0]), rowOf(left[1]), rowOf(left[2])]
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180
}
