/**
 * The discrete Fourier transform of complex numbers, in place (Cooley and Tukey, "An algorithm for the machine
 * calculation of complex Fourier series", 1965; radix 2).
 *
 * @param real as many as `imaginary`, a power of 2
 */
export function transformInPlace(real: Float64Array, imaginary: Float64Array): void {
  const n = real.length;
  reverseBits(real, imaginary);
  const { cosines, sines } = tabulate(n);
  for (let size = 2; size <= n; size *= 2) {
    const half = size / 2;
    const stride = n / size;
    for (let start = 0; start < n; start += size) {
      for (let k = 0; k < half; k += 1) {
        const [even, odd] = [start + k, start + k + half];
        const [cosine, sine] = [cosines[k * stride]!, sines[k * stride]!];
        const turnedReal = real[odd]! * cosine + imaginary[odd]! * sine;
        const turnedImaginary = imaginary[odd]! * cosine - real[odd]! * sine;
        real[odd] = real[even]! - turnedReal;
        imaginary[odd] = imaginary[even]! - turnedImaginary;
        real[even]! += turnedReal;
        imaginary[even]! += turnedImaginary;
      }
    }
  }
}

/** Half a turn in n / 2 steps. */
function tabulate(n: number): { readonly cosines: Float64Array; readonly sines: Float64Array } {
  const angles = new Float64Array(n / 2).map((_, step) => (2 * Math.PI * step) / n);
  return { cosines: angles.map(Math.cos), sines: angles.map(Math.sin) };
}

/** Exchanges each element with the one whose index is its own, read backwards in binary. */
function reverseBits(real: Float64Array, imaginary: Float64Array): void {
  const n = real.length;
  let reversed = 0;
  for (let index = 1; index < n; index += 1) {
    let bit = n >> 1;
    for (; reversed & bit; bit >>= 1) reversed ^= bit;
    reversed |= bit;
    if (index < reversed) {
      swap(real, index, reversed);
      swap(imaginary, index, reversed);
    }
  }
}

function swap(list: Float64Array, one: number, other: number): void {
  const kept = list[one]!;
  list[one] = list[other]!;
  list[other] = kept;
}
