package dev.dlc.runtime;

/**
 * The functions of elementwise operations, in both precisions; generated code calls them.
 *
 * <p>The single-precision ones consist of additions, products, fused multiply-adds, divisions and bit operations, each
 * rounded as IEEE 754 says, so they give the same bits on every machine and in every lane of a vector; the platform's own
 * functions may not. They have no branch that matters: both cases are computed and one is selected. The polynomials were fitted
 * for this class with Remez' algorithm (relative error of the result at most 6e-9, that is 0.1 ulp), and reduce their
 * argument as Cody and Waite, "Software Manual for the Elementary Functions" (1980).
 *
 * <p>The double-precision ones serve the gradient check and use {@link StrictMath}.
 */
public final class Functions {
    /** Sums with it are multiples of 2^-104, a millionth of which is still a normal number. */
    private static final float TINY = 0x1p-80f;

    private static final float LOG2_E = 1.44269504f;
    /** ln 2 with trailing zeros, so that multiples of it by a small whole number are exact; and what is missing. */
    private static final float LN2_HIGH = 0.693145752f;

    private static final float LN2_LOW = 1.42860677e-6f;
    /** Adding this leaves a number's nearest whole number in the low bits of the significand. */
    private static final float ROUNDER = 0x1.8p23f;

    private static final int ROUNDER_BITS = 0x4b400000;
    private static final int EXPONENT_BIAS = 127;
    private static final int SIGNIFICAND_BITS = 23;
    private static final int SIGN_BIT = 0x80000000;
    private static final int SQRT_HALF_BITS = 0x3f3504f3;
    /** Above and below these exp overflows to infinity and underflows to 0. */
    private static final float EXP_HIGHEST = 89f;

    private static final float EXP_LOWEST = -104f;

    private Functions() {}

    /** e to the power of x, within 1.1 ulp. */
    public static float exp(float x) {
        float limited = x > EXP_HIGHEST ? EXP_HIGHEST : x;
        limited = limited < EXP_LOWEST ? EXP_LOWEST : limited;
        float rounded = Math.fma(limited, LOG2_E, ROUNDER);
        int exponent = Float.floatToRawIntBits(rounded) - ROUNDER_BITS;
        float whole = rounded - ROUNDER;
        float r = Math.fma(whole, -LN2_HIGH, limited);
        r = Math.fma(whole, -LN2_LOW, r);
        float p = 1.38131451e-3f;
        p = Math.fma(p, r, 8.36941884e-3f);
        p = Math.fma(p, r, 4.16684568e-2f);
        p = Math.fma(p, r, 1.66665148e-1f);
        p = Math.fma(p, r, 4.99999931e-1f);
        float power = Math.fma(p, r * r, r) + 1f;
        // In two steps, because the scale of the largest and of the smallest results is no float itself.
        int half = exponent >> 1;
        return power * powerOfTwo(half) * powerOfTwo(exponent - half);
    }

    private static float powerOfTwo(int exponent) {
        return Float.intBitsToFloat((exponent + EXPONENT_BIAS) << SIGNIFICAND_BITS);
    }

    public static double exp(double x) {
        return StrictMath.exp(x);
    }

    /** The natural logarithm, within 1 ulp; -infinity for 0 and NaN for what is negative. */
    public static float log(float x) {
        boolean tiny = x < Float.MIN_NORMAL;
        float normal = tiny ? x * 0x1p23f : x;
        int bits = Float.floatToRawIntBits(normal);
        // x = 2^exponent * m with m from sqrt(1/2) to sqrt(2), so that f = m - 1 is small on both sides of 1.
        int exponent = (bits - SQRT_HALF_BITS) >> SIGNIFICAND_BITS;
        float whole = (float) (tiny ? exponent - SIGNIFICAND_BITS : exponent);
        float f = Float.intBitsToFloat(bits - (exponent << SIGNIFICAND_BITS)) - 1f;
        float p = -7.63450290e-2f;
        p = Math.fma(p, f, 1.27615774e-1f);
        p = Math.fma(p, f, -1.31601805e-1f);
        p = Math.fma(p, f, 1.42017578e-1f);
        p = Math.fma(p, f, -1.66233574e-1f);
        p = Math.fma(p, f, 2.00012269e-1f);
        p = Math.fma(p, f, -2.50008210e-1f);
        p = Math.fma(p, f, 3.33333317e-1f);
        float square = f * f;
        float tail = Math.fma(p, f, -0.5f) * square;
        tail = Math.fma(whole, LN2_LOW, tail);
        float result = Math.fma(whole, LN2_HIGH, f + tail);
        result = x == Float.POSITIVE_INFINITY ? x : result;
        result = x == 0f ? Float.NEGATIVE_INFINITY : result;
        return x >= 0f ? result : Float.NaN;
    }

    public static double log(double x) {
        return StrictMath.log(x);
    }

    /**
     * The number, or one within 1e-31 of it that is not subnormal. What an optimizer remembers of a weight without gradient decays
     * into the subnormal numbers and stays there, and processors take a hundred times as long with those.
     */
    public static float flush(float x) {
        return (x + TINY) - TINY;
    }

    /** The number itself: what decays in double precision takes too long to become subnormal. */
    public static double flush(double x) {
        return x;
    }

    /** The square root, correctly rounded. */
    public static float sqrt(float x) {
        return (float) Math.sqrt(x);
    }

    public static double sqrt(double x) {
        return Math.sqrt(x);
    }

    /** The hyperbolic tangent, within 2 ulp. */
    public static float tanh(float x) {
        float size = Math.abs(x);
        float square = x * x;
        float p = -5.64831635e-3f;
        p = Math.fma(p, square, 2.05898272e-2f);
        p = Math.fma(p, square, -5.37251271e-2f);
        p = Math.fma(p, square, 1.33312747e-1f);
        p = Math.fma(p, square, -3.33332747e-1f);
        float small = Math.fma(p * square, size, size);
        float large = 1f - 2f / (exp(2f * size) + 1f);
        return withSign(size < 0.625f ? small : large, x);
    }

    private static float withSign(float size, float sign) {
        return Float.intBitsToFloat(Float.floatToRawIntBits(size) | (Float.floatToRawIntBits(sign) & SIGN_BIT));
    }

    public static double tanh(double x) {
        return StrictMath.tanh(x);
    }

    /** The logistic function {@code 1 / (1 + exp(-x))}, within 2 ulp, without overflow. */
    public static float sigmoid(float x) {
        // Of a negative number exp(x) / (1 + exp(x)): both exponentials are at most 1.
        float e = exp(-Math.abs(x));
        float numerator = x < 0f ? e : 1f;
        float denominator = 1f + e;
        float missing = e - (denominator - 1f);
        float inverse = 1f / denominator;
        // One step of Newton with the part of 1 + e that was rounded away.
        float error = Math.fma(-inverse, missing, Math.fma(-inverse, denominator, 1f));
        float result = numerator * inverse;
        return Math.fma(result, error, result);
    }

    public static double sigmoid(double x) {
        double e = StrictMath.exp(-Math.abs(x));
        return (x < 0 ? e : 1) / (1 + e);
    }

    /** {@code log(1 + exp(x))} without overflow. */
    public static float softplus(float x) {
        float e = exp(-Math.abs(x));
        float u = 1f + e;
        float missing = e - (u - 1f);
        return (x > 0f ? x : 0f) + (log(u) + missing / u);
    }

    public static double softplus(double x) {
        return (x > 0 ? x : 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
    }

    /** The error function, within 2 ulp. */
    public static float erf(float x) {
        float size = Math.abs(x);
        float square = x * x;
        float p = 8.29878204e-5f;
        p = Math.fma(p, square, -8.12567945e-4f);
        p = Math.fma(p, square, 5.19951759e-3f);
        p = Math.fma(p, square, -2.68587824e-2f);
        p = Math.fma(p, square, 1.12836845e-1f);
        p = Math.fma(p, square, -3.76126319e-1f);
        p = Math.fma(p, square, 1.28379166e-1f);
        float small = Math.fma(p, size, size);
        // 1 - exp(-q(x)), with q fitted to -log(1 - erf(x)) up to 4, where erf rounds to 1.
        float limited = size > 4f ? 4f : size;
        float q = -1.95937193e-4f;
        q = Math.fma(q, limited, 3.04321712e-3f);
        q = Math.fma(q, limited, -2.22269185e-2f);
        q = Math.fma(q, limited, 1.03931591e-1f);
        q = Math.fma(q, limited, 6.37182236e-1f);
        q = Math.fma(q, limited, 1.12767565f);
        q = Math.fma(q, limited, 1.95675966e-4f);
        float large = 1f - exp(-q);
        return withSign(size < 0.925f ? small : large, x);
    }

    /** The error function, within 4 ulp. Its series and continued fraction: Abramowitz and Stegun 7.1.6 and 7.1.14. */
    public static double erf(double x) {
        double size = Math.abs(x);
        if (size >= 6) {
            return Math.signum(x);
        }
        double square = x * x;
        double rest = Math.fma(x, x, -square);
        double gaussian = StrictMath.exp(-square) * (1 - rest) * (2 / StrictMath.sqrt(Math.PI));
        if (size < 2) {
            double term = x;
            double sum = x;
            for (int i = 1; Math.abs(term) > 0x1p-56 * Math.abs(sum); i++) {
                term *= 2 * square / (2 * i + 1);
                sum += term;
            }
            return sum * gaussian;
        }
        double fraction = size;
        for (int i = 120; i > 0; i--) {
            fraction = size + i / 2.0 / fraction;
        }
        return Math.copySign(1 - gaussian / 2 / fraction, x);
    }

    public static float abs(float x) {
        return Math.abs(x);
    }

    public static double abs(double x) {
        return Math.abs(x);
    }

    /** -1, 0 or 1; NaN of NaN. */
    public static float sign(float x) {
        return Math.signum(x);
    }

    public static double sign(double x) {
        return Math.signum(x);
    }

    /** x to the power of y: slow, for numbers computed once a step. */
    public static float pow(float x, float y) {
        return (float) pow((double) x, (double) y);
    }

    /** As the method for float. Whole powers are products of squares: StrictMath of JDK 17 allocates two arrays a call. */
    public static double pow(double x, double y) {
        if (y < 0 || y > Integer.MAX_VALUE || y != Math.rint(y)) {
            return StrictMath.pow(x, y);
        }
        double power = 1;
        double square = x;
        for (int rest = (int) y; rest != 0; rest >>= 1) {
            if ((rest & 1) != 0) {
                power *= square;
            }
            square *= square;
        }
        return power;
    }

    /** 1 where x is above 0, else 0, without a branch: the slope of a rectifier; NaN stays NaN. */
    public static float step(float x) {
        // twice, so that the smallest number above 0 becomes at least 1 too
        return Math.min(1f, Math.max(x, 0f) * Float.MAX_VALUE * Float.MAX_VALUE);
    }

    /** As the method for float. */
    public static double step(double x) {
        return Math.min(1.0, Math.max(x, 0.0) * Double.MAX_VALUE * Double.MAX_VALUE);
    }
}
