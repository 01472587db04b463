import { eraseMember } from '../../../db/erase.ts'
import { MESSAGE_DAYS } from '../../core/person.ts'
import { lines, text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { ASKED_MINUTES, isStillAsked } from '../ownData/eraseAll.ts'
import { recordDone } from '../ownData/requests.ts'
import { holdOtherChats, leaveNoTrace } from './leaveNoTrace.ts'
import { withKin } from './member.ts'

/** [Bỏ khỏi danh sách]: what goes and what stays. The yes is to this question, as with everything of one's own. */
export async function pressRemove(turn: Turn, id: string): Promise<void> {
  await withKin(turn, id, async ({ person, name }) =>
    say(turn, {
      text: lines(
        text('family.remove', { name, days: MESSAGE_DAYS }),
        text('family.remove.how', { minutes: ASKED_MINUTES }),
      ),
      buttons: [
        [{ label: text('family.button.gone'), press: `memberGone:${person}.${turn.at.getTime()}` }],
        [{ label: text('family.button.keep'), press: 'family:' }],
      ],
    }),
  )
}

/** [Bỏ và xoá dữ liệu]: their data are forgotten as those of anybody who asks for it. */
export async function pressGone(turn: Turn, argument: string): Promise<void> {
  const [id = '', asked] = argument.split('.')
  if (!isStillAsked(turn, Number(asked))) return say(turn, { text: text('menu.staleButton') })
  await withKin(turn, id, async ({ person: memberId, name }) => {
    const { person, store, at } = turn
    const chats = await holdOtherChats(turn)
    const isErased = person && (await eraseMember(store, { holderId: person.id, memberId }, at))
    if (!isErased) return say(turn, { text: text('family.gone') })
    await leaveNoTrace(turn, chats, memberId)
    await recordDone(turn, 'erase')
    say(turn, { text: text('family.removed', { name }) })
  })
}
