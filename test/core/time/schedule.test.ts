import { describe, expect, it } from 'vitest';
import { resolveDay, resolveWeek } from '../../../packages/core/src/time/schedule.ts';

const MORNING = { from: 510, to: 750 };
const AFTERNOON = { from: 810, to: 1140 };

describe('opening hours', () => {
  it('reads ranges of days, single days, lists and single periods', () => {
    const { week, faults } = resolveWeek({ 'mon-fri': ['08:30-12:30', '13:30-19:00'], sat: '10:00-16:00' });
    expect(faults).toEqual([]);
    expect(week).toEqual([...Array(5).fill([MORNING, AFTERNOON]), [{ from: 600, to: 960 }], []]);
  });

  it('goes over the end of the week, up to midnight, and sorts periods', () => {
    const { week, faults } = resolveWeek({ 'fri-mon': ['22:00-24:00', '00:00-06:00'] });
    expect(faults).toEqual([]);
    expect(week.map((day) => day.length)).toEqual([2, 0, 0, 0, 2, 2, 2]);
    expect(week[6]).toEqual([
      { from: 0, to: 360 },
      { from: 1320, to: 1440 },
    ]);
  });

  it('lets periods touch', () => {
    expect(resolveDay('mon', ['12:30-13:30', '08:30-12:30'])).toEqual({
      periods: [MORNING, { from: 750, to: 810 }],
      faults: [],
    });
  });

  it.each([
    [{ monday: '09:00-18:00' }, { key: 'monday', index: null, code: 'unknown-day', value: 'monday' }],
    [{ 'mon-fry': '09:00-18:00' }, { key: 'mon-fry', index: null, code: 'unknown-day', value: 'mon-fry' }],
    [{ mon: '9h-18h' }, { key: 'mon', index: null, code: 'bad-period', value: '9h-18h' }],
    [{ mon: '09:60-18:00' }, { key: 'mon', index: null, code: 'bad-period', value: '09:60-18:00' }],
    [{ mon: ['09:00-12:00', '18:00-14:00'] }, { key: 'mon', index: 1, code: 'reversed', value: '18:00-14:00' }],
    [{ mon: '09:00-09:00' }, { key: 'mon', index: null, code: 'reversed', value: '09:00-09:00' }],
    [{ mon: '09:00-25:00' }, { key: 'mon', index: null, code: 'beyond-midnight', value: '09:00-25:00' }],
    [{ mon: ['09:00-13:00', '12:00-18:00'] }, { key: 'mon', index: 1, code: 'overlap', value: '12:00-18:00' }],
    [
      { 'mon-fri': '09:00-18:00', fri: '09:00-17:00' },
      { key: 'fri', index: null, code: 'day-twice', value: 'fri' },
    ],
    [{ mon: 'closed' }, { key: '', index: null, code: 'never-open', value: '' }],
    [{}, { key: '', index: null, code: 'never-open', value: '' }],
  ])('names the fault in %j', (open, fault) => {
    expect(resolveWeek(open).faults).toEqual([fault]);
  });

  it('names all faults at once and keeps what is right', () => {
    const { week, faults } = resolveWeek({ 'mon-tue': ['08:30-12:30', 'noon'], sun: '20:00-10:00' });
    expect(faults.map(({ code }) => code)).toEqual(['bad-period', 'reversed']);
    expect(week[0]).toEqual([MORNING]);
  });

  it('reads the hours of one day, or that it is closed', () => {
    expect(resolveDay('2026-12-24', '08:30-12:30')).toEqual({ periods: [MORNING], faults: [] });
    expect(resolveDay('2026-12-31', 'closed')).toEqual({ periods: [], faults: [] });
    expect(resolveDay('2026-12-31', 'shut').faults).toEqual([
      { key: '2026-12-31', index: null, code: 'bad-period', value: 'shut' },
    ]);
  });
});
