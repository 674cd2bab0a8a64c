// Builds the three screens afresh. The service itself has no build step: Node runs its TypeScript.
import { setUp } from './setup.mjs'

process.exit(setUp({ force: true }) ? 0 : 1)
