#!/usr/bin/env node
// Launches the command line on the project's own Node (24, from npm): the system's may be older
// and cannot run TypeScript nor load the database driver.
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { fileURLToPath } from 'node:url'
import { getNode } from '../../scripts/own-node.mjs'

const main = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url))
const child = spawn(getNode(), ['--disable-warning=ExperimentalWarning', main, ...process.argv.slice(2)], { stdio: 'inherit' })
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => process.exit(signal ? 128 + (constants.signals[signal] ?? 0) : (code ?? 1)))
