const word = new DataView(new ArrayBuffer(8));

function highWordOf(x: number): number {
  word.setFloat64(0, x);
  return word.getInt32(0);
}

function withHighWord(x: number, high: number): number {
  word.setFloat64(0, x);
  word.setInt32(0, high);
  return word.getFloat64(0);
}

const ln2High = 0.6931471803691238;
const ln2Low = 1.9082149292705877e-10;

/** R of s, the rest of log((1 + s) / (1 - s)) / s beyond 2: a polynomial of s * s, even and odd powers apart. */
function restOf(s: number): number {
  const z = s * s;
  const w = z * z;
  const t1 = w * (0.3999999999940942 + w * (0.22222198432149784 + w * 0.15313837699209373));
  const t2 = z * (0.6666666666666735 + w * (0.2857142874366239 + w * (0.1818357216161805 + w * 0.14798198605116586)));
  return t2 + t1;
}

/** Natural logarithm of a normal number above 0, step by step as in fdlibm's e_log.c (Sun Microsystems 1993). */
export function fdlibmLog(number: number): number {
  const high = highWordOf(number);
  const fraction = high & 0xfffff;
  const i = (fraction + 0x95f64) & 0x100000;
  const x = withHighWord(number, fraction | (i ^ 0x3ff00000));
  const k = (high >> 20) - 1023 + (i >> 20);
  const f = x - 1;
  if ((0xfffff & (2 + fraction)) < 3) {
    if (f === 0) return k === 0 ? 0 : k * ln2High + k * ln2Low;
    const r = f * f * (0.5 - 0.3333333333333333 * f);
    return k === 0 ? f - r : k * ln2High - (r - k * ln2Low - f);
  }
  const s = f / (2 + f);
  const r = restOf(s);
  if (((fraction - 0x6147a) | (0x6b851 - fraction)) > 0) {
    const half = 0.5 * f * f;
    return k === 0 ? f - (half - s * (half + r)) : k * ln2High - (half - (s * (half + r) + k * ln2Low) - f);
  }
  return k === 0 ? f - s * (f - r) : k * ln2High - (s * (f - r) - k * ln2Low - f);
}
