import type { Handlers } from '../http/handler.ts'
import { refuse } from '../refusal.ts'

const not = async () => refuse('NOT_FOUND')
export const importHandlers: Handlers<'createImport' | 'getImport' | 'mapImport' | 'commitImport' | 'followImport' | 'cancelImport'> = {
  createImport: not,
  getImport: not,
  mapImport: not,
  commitImport: not,
  followImport: not,
  cancelImport: not,
}
