import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { Session } from '../entities/user.ts'

export const sessionEndpoints = {
  signIn: endpoint({
    method: 'POST',
    path: '/v1/session',
    summary: 'Sign in with e-mail and password',
    access: 'public',
    status: 201,
    body: z.object({ email: z.string().max(200), password: z.string().max(200) }),
    answer: Session,
  }),
  getSession: endpoint({
    method: 'GET',
    path: '/v1/session',
    summary: 'Who is signed in; null when nobody',
    access: 'public',
    answer: Session.nullable(),
  }),
  signOut: endpoint({ method: 'DELETE', path: '/v1/session', summary: 'Sign out', access: 'signed-in', status: 204, answer: z.null() }),
}
