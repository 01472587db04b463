/**
 * `node server/deploy/ready.mjs [SECONDS]`: exit code 0 when this machine's process on PORT may be sent traffic. It asks again until
 * the seconds are over, without them once. Containers and systemd ask so; it needs nothing but Node.
 */
const url = `http://127.0.0.1:${process.env.PORT || 3000}/readyz`
const until = performance.now() + Number(process.argv[2] ?? 0) * 1000
const PAUSE_MILLISECONDS = 250

async function isReady() {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(3_000) })).ok
  } catch {
    return false
  }
}

let ready = await isReady()
while (!ready && performance.now() < until) {
  await new Promise((resolve) => setTimeout(resolve, PAUSE_MILLISECONDS))
  ready = await isReady()
}
process.exitCode = ready ? 0 : 1
