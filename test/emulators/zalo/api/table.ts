import type { Answer } from '../answer.ts'
import { success } from '../answer.ts'
import { Refusal } from '../refusal.ts'
import type { HttpRequest } from '../request.ts'
import type { World } from '../world.ts'
import { milliseconds } from '../world.ts'
import { sendConsultation } from './consultation.ts'
import { createGroup } from './createGroup.ts'
import type { Endpoint } from './endpoint.ts'
import { sendToGroup } from './groupMessage.ts'
import { groupHistory, groupMembers, groupsOfOa } from './groups.ts'
import { chatHistory, recentChats } from './history.ts'
import { oaDetail } from './oaDetail.ts'
import { messageQuota } from './quota.ts'
import { uploading } from './uploading.ts'
import { userDetail } from './userDetail.ts'

/** Everything that the OA API can do here; the rest is an unknown address. */
const ENDPOINTS: ReadonlyMap<string, Endpoint> = new Map([
  ['POST /v3.0/oa/message/cs', sendConsultation],
  ['POST /v3.0/oa/group/message', sendToGroup],
  ['POST /v3.0/oa/group/creategroupwithoa', createGroup],
  ['GET /v3.0/oa/group/getgroupsofoa', groupsOfOa],
  ['GET /v3.0/oa/group/listmember', groupMembers],
  ['GET /v3.0/oa/group/conversation', groupHistory],
  ['GET /v3.0/oa/user/detail', userDetail],
  ['POST /v3.0/oa/quota/message', messageQuota],
  ['GET /v2.0/oa/getoa', oaDetail],
  ['GET /v2.0/oa/listrecentchat', recentChats],
  ['GET /v2.0/oa/conversation', chatHistory],
  ['POST /v2.0/oa/upload/image', uploading('image')],
  ['POST /v2.0/oa/upload/gif', uploading('gif')],
  ['POST /v2.0/oa/upload/file', uploading('file')],
  ['POST /v2.0/oa/message', shutDown],
])

/** @throws Refusal for what Zalo would not do. */
export async function callApi(world: World, request: HttpRequest): Promise<Answer> {
  const endpoint = ENDPOINTS.get(`${request.method} ${request.path}`)
  if (endpoint === undefined) throw new Refusal(404, 'Empty api or not found', 404)
  const { access_token } = request.headers
  world.tokens.check(typeof access_token === 'string' ? access_token : undefined)
  countCall(world)
  return success(await endpoint(world, request))
}

function countCall(world: World): void {
  const { appCallsPerMinute, oaCallsPerMinute } = world.switches
  const limit = Math.min(appCallsPerMinute, oaCallsPerMinute)
  if (!world.counter.take(limit, milliseconds(world))) throw new Refusal(-32)
}

function shutDown(): never {
  throw new Refusal(-240)
}
