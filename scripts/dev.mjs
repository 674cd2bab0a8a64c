// npm run dev: the service restarts when its sources change; the planner's screen is served by Vite with hot reload.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { getNode, ROOT } from './own-node.mjs'

const node = getNode()
const env = { TOURNEE_DEMO: '1', ...process.env }
const children = []
const launch = (args, cwd) => children.push(spawn(node, args, { cwd, stdio: 'inherit', env }))

launch(['--disable-warning=ExperimentalWarning', '--watch', join(ROOT, 'api', 'src', 'main.ts')], ROOT)
for (const screen of ['planner-ui', 'portal', 'mobile-lite']) {
  if (existsSync(join(ROOT, screen, 'index.html'))) launch([join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js')], join(ROOT, screen))
}
const stop = () => {
  for (const child of children) child.kill('SIGTERM')
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop)
for (const child of children) child.on('exit', stop)
