import type { Dialect } from '@tournee/data'
import { afterEach, beforeEach } from 'vitest'
import { type Caller, startTestService, type TestService } from './test-service.ts'

/** A service of its own for each test of a `describe`, and its planner, signed in. */
export interface FreshService {
  readonly service: TestService
  readonly planner: Caller
}

/** Starts a service over the small company before each test, and takes it away after. */
export function freshService(dialect: Dialect): FreshService {
  let service: TestService
  let planner: Caller
  beforeEach(async () => {
    service = await startTestService({ dialect })
    planner = await service.signIn('planner')
  })
  afterEach(() => service.close())
  return {
    get service() {
      return service
    },
    get planner() {
      return planner
    },
  }
}
