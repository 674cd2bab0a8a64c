/** A rectangle of a matrix: its first row and column, and how many of each. */
export interface Tile {
  readonly row: number
  readonly column: number
  readonly rows: number
  readonly columns: number
}

/** Cuts a matrix into tiles of at most the given size, row by row. */
export function tilesOf(rows: number, columns: number, most: { readonly rows: number; readonly columns: number }): Tile[] {
  const tiles: Tile[] = []
  for (let row = 0; row < rows; row += most.rows) {
    for (let column = 0; column < columns; column += most.columns) {
      tiles.push({ row, column, rows: Math.min(most.rows, rows - row), columns: Math.min(most.columns, columns - column) })
    }
  }
  return tiles
}
