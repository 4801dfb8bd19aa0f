/** Tells the line, from 1, in which an offset of the text stands. */
export function lineCounter(text: string): (offset: number) => number {
  const newlines = [...text.matchAll(/\n/g)].map(({ index }) => index);
  return (offset) => {
    let from = 0;
    let to = newlines.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      if (newlines[middle]! < offset) from = middle + 1;
      else to = middle;
    }
    return from + 1;
  };
}
