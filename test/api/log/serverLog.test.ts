import { expect, it } from 'vitest';
import { serverLog } from '../../../api/src/observe/serverLog.ts';

function logged(write: (log: ReturnType<typeof serverLog>) => void) {
  const lines: string[] = [];
  write(serverLog('info', { write: (line) => void lines.push(line) }));
  return lines.map((line) => JSON.parse(line));
}
const row = { detail: 'Failing row contains (Mon colis est perdu)', parameters: ['Mon colis'] };
const fault = Object.assign(new TypeError('no such step', { cause: new Error('deeper') }), { code: 'X1', ...row });

it('says what a fault was and where it came from, not what it carried', () => {
  const [beside, alone] = logged((log) => {
    log.error({ fault, caseId: 'c' }, 'clock not fired');
    log.error(fault);
  });
  const told = { type: 'TypeError', code: 'X1', message: 'no such step', cause: { message: 'deeper' } };
  expect(beside).toMatchObject({ msg: 'clock not fired', caseId: 'c', fault: told });
  expect(beside.fault.stack).toContain('serverLog.test.ts');
  expect(alone.err).toMatchObject(told);
  expect(JSON.stringify([beside, alone])).not.toContain('colis');
});

it('says of what is no Error what it is, and of errors without end the first', () => {
  const round = new Error('round');
  round.cause = round;
  const [word, endless] = logged((log) => {
    log.error({ fault: 'gone' }, 'x');
    log.error({ fault: round }, 'y');
  });
  expect(word.fault).toEqual({ type: 'string', message: 'gone' });
  expect(JSON.stringify(endless).split('"round"').length).toBeLessThan(8);
});
