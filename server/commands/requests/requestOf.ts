import type { About } from '../../../db/acts.ts'
import { type DataRequest, requestById } from '../../../db/dataRequests.ts'
import type { Given } from '../command.ts'
import type { Operator } from '../operator.ts'
import { wholeNumber } from '../wholeNumber.ts'

/** The request that was named, or what is wrong. */
export async function requestOf(
  operator: Operator,
  given: Given,
): Promise<DataRequest | { readonly problems: readonly string[] }> {
  const id = wholeNumber(given.value('ID'))
  const request = id === undefined ? undefined : await requestById(await operator.database(), id)
  return (
    request ?? {
      problems: [`Không có yêu cầu số ${given.value('ID')}: xem npm run admin -- requests list.`],
    }
  )
}

/** Whose request it is, as the record of acts has it: nobody's once they are erased. */
export function aboutAsker({ personId }: DataRequest): About {
  return personId === null ? {} : { personId }
}
