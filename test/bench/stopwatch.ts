/** Times small functions: warm, in batches, the median of many. Figures are for ratios within one run. */
export interface Timed {
  /** Microseconds per call, median of the batches. */
  readonly median: number;
}

const BATCHES = 31;

/** Calls `work` over and over with a running number, so that it can vary its input. */
export function time(work: (call: number) => unknown, calls = 200): Timed {
  for (let call = 0; call < calls; call++) work(call);
  const batches = Array.from({ length: BATCHES }, () => {
    const start = performance.now();
    for (let call = 0; call < calls; call++) work(call);
    return ((performance.now() - start) * 1000) / calls;
  });
  return { median: median(batches) };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** A Markdown table. */
export function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Three figures say enough. */
export function figure(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}
