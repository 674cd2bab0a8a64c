import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { Absence, Company, CompanyFile, Technician, TechnicianEffect } from '../entities/technician.ts'
import { Id } from '../primitives.ts'

const staff = ['planner', 'manager', 'admin'] as const
const office = ['planner', 'admin'] as const
const ById = z.object({ id: Id })

export const teamEndpoints = {
  getCompany: endpoint({
    method: 'GET',
    path: '/v1/company',
    summary: "The company's rules of the day",
    access: 'signed-in',
    answer: CompanyFile,
  }),
  updateCompany: endpoint({
    method: 'PATCH',
    path: '/v1/company',
    summary: 'Change the rules of the day (If-Match: version)',
    access: office,
    body: Company.partial(),
    answer: CompanyFile,
  }),
  listTechnicians: endpoint({
    method: 'GET',
    path: '/v1/technicians',
    summary: 'Technicians',
    access: staff,
    answer: z.object({ items: z.array(Technician) }),
  }),
  createTechnician: endpoint({
    method: 'POST',
    path: '/v1/technicians',
    summary: 'Add a technician',
    access: office,
    status: 201,
    body: Technician.omit({ id: true, version: true }),
    answer: Technician,
  }),
  updateTechnician: endpoint({
    method: 'PATCH',
    path: '/v1/technicians/:id',
    summary: 'Change a technician (If-Match: version)',
    access: office,
    params: ById,
    body: Technician.omit({ id: true, version: true }).partial(),
    answer: Technician,
  }),
  previewTechnician: endpoint({
    method: 'POST',
    path: '/v1/technicians/:id/effects',
    summary: 'Visits to come that a change of a technician, or an absence, would touch, by week; nothing is stored',
    access: staff,
    params: ById,
    body: Technician.omit({ id: true, version: true })
      .partial()
      .extend({ absence: Absence.pick({ from: true, to: true }).optional() }),
    answer: z.object({ items: z.array(TechnicianEffect) }),
  }),
  listAbsences: endpoint({
    method: 'GET',
    path: '/v1/absences',
    summary: 'Absences',
    access: staff,
    answer: z.object({ items: z.array(Absence) }),
  }),
  createAbsence: endpoint({
    method: 'POST',
    path: '/v1/absences',
    summary: 'Mark a technician absent',
    access: office,
    status: 201,
    body: Absence.omit({ id: true }),
    answer: Absence,
  }),
  deleteAbsence: endpoint({
    method: 'DELETE',
    path: '/v1/absences/:id',
    summary: 'Take an absence back',
    access: office,
    params: ById,
    status: 204,
    answer: z.null(),
  }),
}
