import { existsSync, readFileSync } from 'node:fs'

/**
 * Prints how many tests of vitest's report passed and failed: `12 0`. A skipped test has not been tried, so it failed.
 * Where a share was chosen by name, the third argument says so: what was not chosen counts as nothing.
 * A run that ended badly with no failed test (a file that could not be loaded, no time left) is one failure.
 */
const [report = '', code, chosen] = process.argv.slice(2)
const counted = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : {}
const { numPassedTests: passed = 0, numFailedTests = 0, numPendingTests = 0, numTodoTests = 0 } = counted
const failed = numFailedTests + numTodoTests + (chosen === 'chosen' ? 0 : numPendingTests)
console.log(`${passed} ${failed === 0 && (code !== '0' || passed === 0) ? 1 : failed}`)
