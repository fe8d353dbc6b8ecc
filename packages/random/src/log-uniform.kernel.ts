/** 2^(i/2 - 31) at even places i, half of it at the odd ones. */
const powers = new Float64Array(66);
for (let place = 0, power = 2 / 0x100000000; place < 66; place += 2, power *= 2) {
  powers[place] = power;
  powers[place + 1] = power / 2;
}

const ln2High = 0.6931471803691238;
const ln2Low = 1.9082149292705877e-10;

/**
 * Natural logarithm of the uniform number that 32 bits stand for. Same as `Math.log((bits + 0.5) / 2^32)` where that is fdlibm's
 * `__ieee754_log` (Sun Microsystems 1993), as it is in V8; the steps are the same, and so is the last bit, on every engine. The number is 2^k (1 + f) with 1 + f
 * between the roots of 1/2 and 2; `top` holds the first 20 bits of its fraction, `halves` is 1 where that is above the root of 2.
 */
export function logOfBits(bits: number): number {
  const zeros = Math.clz32(bits);
  const top = (((bits << zeros) | ((1 << zeros) >>> 1)) << 1) >>> 12;
  const halves = (top + 0x95f64) >>> 20;
  const f = (bits + 0.5) * powers[2 * zeros + halves]! - 1;
  const k = halves - 1 - zeros;
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const even = w * (0.3999999999940942 + w * (0.22222198432149784 + w * 0.15313837699209373));
  const odd = 0.2857142874366239 + w * (0.1818357216161805 + w * 0.14798198605116586);
  const r = z * (0.6666666666666735 + w * odd) + even;
  if ((top - 0x6147a) >>> 0 <= 0xa3d7) {
    const half = 0.5 * f * f;
    return k * ln2High - (half - (s * (half + r) + k * ln2Low) - f);
  }
  if (((top + 2) & 0xfffff) < 3) return k * ln2High - (f * f * (0.5 - 0.3333333333333333 * f) - k * ln2Low - f);
  return k * ln2High - (s * (f - r) - k * ln2Low - f);
}
