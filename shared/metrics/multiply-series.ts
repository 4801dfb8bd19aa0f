import { transformInPlace } from "./fourier-transform.ts";

/** So many products are quicker than three transforms of a list for which they are needed. */
const FEW_PRODUCTS = 1_000_000;

/**
 * The product of two polynomials by their coefficients, which is the convolution of the two lists: element k is the sum
 * of all `one[i] * other[k - i]`. Nothing is negative. Quick for long lists too, at a cost of errors of about 1e-16 times
 * the largest product.
 *
 * @param one not empty, like `other`
 */
export function multiplySeries(one: Float64Array, other: Float64Array): Float64Array {
  const [sparse, dense] =
    countTerms(one) * other.length < countTerms(other) * one.length ? [one, other] : [other, one];
  return countTerms(sparse) * dense.length <= FEW_PRODUCTS
    ? multiplyTerms(sparse, dense)
    : multiplyTransformed(sparse, dense);
}

const countTerms = (series: Float64Array): number => series.reduce((n, term) => n + (term === 0 ? 0 : 1), 0);

function multiplyTerms(sparse: Float64Array, dense: Float64Array): Float64Array {
  const product = new Float64Array(sparse.length + dense.length - 1);
  for (const [offset, factor] of sparse.entries()) {
    if (factor === 0) continue;
    for (let index = 0; index < dense.length; index += 1) product[offset + index]! += factor * dense[index]!;
  }
  return product;
}

/** With z = one + i * other, the square of z is ... + 2i * one * other: one transform there and one back do. */
function multiplyTransformed(one: Float64Array, other: Float64Array): Float64Array {
  const length = one.length + other.length - 1;
  const size = 2 ** Math.ceil(Math.log2(length));
  const [real, imaginary] = [new Float64Array(size), new Float64Array(size)];
  real.set(one);
  imaginary.set(other);
  transformInPlace(real, imaginary);
  for (let index = 0; index < size; index += 1) {
    const [a, b] = [real[index]!, imaginary[index]!];
    real[index] = a * a - b * b;
    imaginary[index] = 2 * a * b;
  }
  // With the parts exchanged it is the way back, but for the scale.
  transformInPlace(imaginary, real);
  return imaginary.subarray(0, length).map((term) => Math.max(0, term / (2 * size)));
}
