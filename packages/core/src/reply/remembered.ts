/** More than any charter needs; callers may send any currency. */
const MOST = 500;

/** Keeps what is dear to make, up to `most`: an `Intl` formatter takes 30 µs to make and one to use. */
export function remembered<T>(make: (key: string) => T, most = MOST): (key: string) => T {
  const made = new Map<string, T>();
  return (key) => {
    const known = made.get(key) ?? make(key);
    if (made.size >= most) made.clear();
    made.set(key, known);
    return known;
  };
}
