import type { HttpRequest } from '../request.ts'
import type { World } from '../world.ts'

/** Carries out one call of the OA API. @returns `data` of the answer. @throws Refusal. */
export type Endpoint = (world: World, request: HttpRequest) => unknown
