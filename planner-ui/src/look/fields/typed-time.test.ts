import { describe, expect, it } from 'vitest'
import { isWholeTime, readTime, stepTime } from './typed-time.ts'

describe('a typed time', () => {
  it.each([
    ['08:30', '08:30'],
    ['8:30', '08:30'],
    ['8h30', '08:30'],
    ['8 h 30', '08:30'],
    ['8.30', '08:30'],
    ['8', '08:00'],
    ['8h', '08:00'],
    ['830', '08:30'],
    ['0830', '08:30'],
    ['0:05', '00:05'],
    ['23:59', '23:59'],
    ['1:30 PM', '13:30'],
    ['12am', '00:00'],
    ['12 pm', '12:00'],
  ])('%s is %s', (text, time) => {
    expect(readTime(text)).toBe(time)
  })

  it.each(['', 'midi', '24:00', '8:60', '8h30m', '13 pm', '0 am', '08:30:00', '12345'])('%s is none', (text) => {
    expect(readTime(text)).toBeNull()
  })

  it('counts while it is typed once its minutes have two digits', () => {
    expect(['8', '08', '8:3', '8:30', '08h30', '083', '0830'].map(isWholeTime)).toEqual([false, false, false, true, true, false, true])
  })

  it('steps along a grid and stays within the day', () => {
    expect(stepTime('08:30', 5)).toBe('08:35')
    expect(stepTime('08:32', 5)).toBe('08:35')
    expect(stepTime('08:32', -5)).toBe('08:30')
    expect(stepTime('08:20', -60)).toBe('08:00')
    expect(stepTime('00:00', -5)).toBe('00:00')
    expect(stepTime('23:58', 5)).toBe('23:58')
  })
})
