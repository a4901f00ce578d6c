import { describe, expect, it } from 'vitest';
import type { Workflow } from '../../../packages/core/src/charter.ts';
import { readingOrder } from '../../../packages/core/src/picture/order.ts';
import { bookshop } from './charters.ts';

describe('readingOrder', () => {
  const { playbooks } = bookshop();

  it('follows the first choices from the start, and ends with the ends', () => {
    expect(readingOrder(playbooks.late!.workflow)).toEqual([
      'acknowledge',
      'trace',
      'announce',
      'waiting',
      'taken-over',
      'closed',
    ]);
  });

  it('is the same for a workflow whose steps are stored in another order', () => {
    for (const { workflow } of Object.values(playbooks)) {
      const steps = Object.fromEntries(Object.entries(workflow.steps).reverse());
      expect(readingOrder({ ...workflow, steps } satisfies Workflow)).toEqual(readingOrder(workflow));
    }
  });

  it('names every step once', () => {
    for (const { workflow } of Object.values(playbooks)) {
      expect(readingOrder(workflow).toSorted()).toEqual(Object.keys(workflow.steps).toSorted());
    }
  });
});
