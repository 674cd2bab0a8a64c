/** What was asked for by id does not exist. */
export class NotFoundError extends Error {
  readonly code = 'NOT_FOUND'
  readonly entity: string
  readonly id: string
  constructor(entity: string, id: string) {
    super(`no ${entity} ${id}`)
    this.name = 'NotFoundError'
    this.entity = entity
    this.id = id
  }
}

/** Somebody changed the object since the caller read it: read it again, then change it. */
export class VersionConflictError extends Error {
  readonly code = 'VERSION_CONFLICT'
  readonly entity: string
  readonly id: string
  /** the version stored now */
  readonly version: number
  constructor(entity: string, id: string, version: number) {
    super(`${entity} ${id} is at version ${version} now`)
    this.name = 'VersionConflictError'
    this.entity = entity
    this.id = id
    this.version = version
  }
}

/** A value that must be unique is already taken (a client's reference, an e-mail, a technician's letter). */
export class DuplicateError extends Error {
  readonly code = 'DUPLICATE'
  readonly entity: string
  readonly field: string
  constructor(entity: string, field: string) {
    super(`this ${field} of a ${entity} is taken`)
    this.name = 'DuplicateError'
    this.entity = entity
    this.field = field
  }
}

/** The object is not in a state that allows this (publishing a plan that is not solved…). */
export class StateError extends Error {
  readonly code = 'WRONG_STATE'
  constructor(message: string) {
    super(message)
    this.name = 'StateError'
  }
}

interface DriverError {
  readonly code?: string
  readonly message?: string
}

/** Whether the driver refused a write for a unique constraint, on either dialect. */
function isUniqueViolation(error: unknown): boolean {
  const { code } = (error ?? {}) as DriverError
  return code === '23505' || code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY'
}

/** Runs a write; a unique violation becomes a `DuplicateError`. */
export async function refusingDuplicates<T>(entity: string, field: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (error) {
    if (isUniqueViolation(error)) throw new DuplicateError(entity, field)
    throw error
  }
}
