/** Whether a run has made its plan (or a hand has). */
export const isSolved = ({ status }: { readonly status: string }): boolean => status === 'COMPLETED' || status === 'TERMINATED'
