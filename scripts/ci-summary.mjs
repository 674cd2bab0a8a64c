// Reads vitest's JSON report, fails when a browser or database test was skipped, and closes with "N passed, N failed".
import { readFileSync } from 'node:fs'
import { relative } from 'node:path'

const [, , file, status] = process.argv
const report = JSON.parse(readFileSync(file, 'utf8'))
const tests = report.testResults.flatMap((suite) =>
  suite.assertionResults.map((test) => ({ ...test, file: relative(process.cwd(), suite.name) })),
)
const passed = tests.filter((test) => test.status === 'passed').length
const skipped = tests.filter((test) => !['passed', 'failed'].includes(test.status))
const brokenFiles = report.testResults.filter((suite) => suite.status === 'failed' && suite.assertionResults.length === 0).length
const failed = tests.filter((test) => test.status === 'failed').length + brokenFiles

for (const test of skipped) console.log(`skipped: ${test.file}: ${test.fullName}`)
const forbidden = skipped.filter((test) => /^(e2e|data|api)\//.test(test.file))
if (forbidden.length > 0) console.log(`${forbidden.length} browser, database or service tests were skipped: that fails the run`)
console.log(`${passed} passed, ${failed + forbidden.length} failed`)
process.exit(failed + forbidden.length > 0 || status !== '0' || passed === 0 ? 1 : 0)
