import type { Findings } from '../findings.ts'
import { countsOf, type Options } from '../options.ts'
import { letHonestPeopleLive } from '../people/honest.ts'
import { letWalkersWalk } from '../people/walkers.ts'
import { createSender } from '../send.ts'
import type { RunningTown } from '../town.ts'
import { watchBacklog } from '../watch/backlog.ts'
import { type Counted, progressOf, sentIn } from './counted.ts'
import { CONNECTIONS, type Sending, sendKind } from './sendKind.ts'

const MINUTE_MILLISECONDS = 60_000
const PROGRESS_MILLISECONDS = 15_000

/** Sends all kinds side by side, among people who live and walk, until everything was sent or the minutes are over. */
export async function sendAll(
  given: Options,
  town: RunningTown,
  counted: Counted,
  findings: Findings,
): Promise<void> {
  const began = performance.now()
  const seconds = () => (performance.now() - began) / 1000
  const deadline = began + given.minutes * MINUTE_MILLISECONDS
  const counts = countsOf(given)
  const whole = [...counts.values()].reduce((sum, count) => sum + count, 0)
  let isSending = true
  const people = letPeopleLive(given, town, counted, () => isSending)
  const goesOn = () => isSending && performance.now() < deadline
  const sender = createSender(town.base, CONNECTIONS)
  const backlog = watchBacklog(town.database)
  const sending: Sending = { seed: given.seed, town, sender, backlog, counted, findings, goesOn }
  const report = () => console.log(progressOf(counted, whole, seconds(), backlog))
  const progress = setInterval(report, PROGRESS_MILLISECONDS)
  try {
    await Promise.all([...counts].map(([kind, count]) => sendKind(sending, kind, count)))
  } finally {
    isSending = false
    clearInterval(progress)
  }
  report()
  const took = seconds()
  await people.over
  backlog.stop()
  sender.close()
  const sent = sentIn(counted)
  console.log(
    `sent ${sent} and ${counted.walked} acts of walkers in ${Math.round(took)} s: ${Math.round(sent / took)} a second`,
  )
  people.tell(findings)
  if (sent < whole) tellEarlyEnd(given, `the minutes ended after ${sent} of ${whole}`, findings)
}

/** Whoever asked for a count must have it; whoever asked for minutes alone has them. */
function tellEarlyEnd({ isCountAsked }: Options, what: string, findings: Findings): void {
  if (isCountAsked) findings.note(what)
  else console.log(what)
}

function letPeopleLive({ seed }: Options, town: RunningTown, counted: Counted, goesOn: () => boolean) {
  const honest = letHonestPeopleLive(town, goesOn)
  const walks = letWalkersWalk(town, seed, goesOn, () => {
    counted.walked += 1
  })
  return {
    over: Promise.all([honest.over, walks.over]),
    tell(findings: Findings): void {
      const { answered, slowest, wrong } = honest.tally
      for (const one of wrong) findings.note(`an honest ${one}`)
      console.log(`honest people: ${answered} answers, the slowest after ${(slowest / 1000).toFixed(1)} s`)
    },
  }
}
