// npm start: sets up what is missing, then starts the service with the demo company on one port.
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { join } from 'node:path'
import { getNode, ROOT } from './own-node.mjs'
import { setUp } from './setup.mjs'

setUp()
const child = spawn(getNode(), ['--disable-warning=ExperimentalWarning', join(ROOT, 'api', 'src', 'main.ts'), ...process.argv.slice(2)], {
  cwd: ROOT,
  stdio: 'inherit',
  env: { TOURNEE_DEMO: '1', TOURNEE_DEMO_WEEKS: '8', LOG_LEVEL: 'warn', ...process.env },
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => process.exit(signal ? 128 + (constants.signals[signal] ?? 0) : (code ?? 1)))
