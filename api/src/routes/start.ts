import type { Handlers } from '../http/handler.ts'
import { showStart } from '../use-cases/show-start.ts'

/** The first steps of a company. */
export const startHandlers: Handlers<'getStart'> = { getStart: (_call, services) => showStart(services) }
