const nothing = () => undefined

/** knex prints what it also throws, on standard output, which belongs to the commands: it keeps quiet. */
export const SILENT_LOG = { warn: nothing, error: nothing, deprecate: nothing, debug: nothing }
