import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { SavedView } from '../entities/saved-view.ts'
import { Id } from '../primitives.ts'

const staff = ['planner', 'manager', 'admin'] as const
const SavedViews = z.object({ items: z.array(SavedView) })

export const savedViewEndpoints = {
  listSavedViews: endpoint({
    method: 'GET',
    path: '/v1/week-views',
    summary: "The caller's saved views of the week, by name",
    access: staff,
    answer: SavedViews,
  }),
  keepSavedView: endpoint({
    method: 'PUT',
    path: '/v1/week-views',
    summary: 'Save a view under its name, in the place of the one that has it; a default one takes that from the others',
    access: staff,
    body: SavedView.omit({ id: true, createdAt: true }),
    answer: SavedViews,
  }),
  deleteSavedView: endpoint({
    method: 'DELETE',
    path: '/v1/week-views/:id',
    summary: 'Forget a saved view',
    access: staff,
    params: z.object({ id: Id }),
    answer: SavedViews,
  }),
}
