package dev.dlc.runtime.file;

/** The element types that a safetensors file may name. Only the floating ones can be read into a network. */
enum ElementType {
    BOOL(1, false),
    U8(1, false),
    I8(1, false),
    F8_E5M2(1, false),
    F8_E4M3(1, false),
    I16(2, false),
    U16(2, false),
    F16(2, true),
    BF16(2, true),
    I32(4, false),
    U32(4, false),
    F32(4, true),
    I64(8, false),
    U64(8, false),
    F64(8, true);

    private final int bytes;
    private final boolean readable;

    ElementType(int bytes, boolean readable) {
        this.bytes = bytes;
        this.readable = readable;
    }

    int bytes() {
        return bytes;
    }

    boolean readable() {
        return readable;
    }

    /** The type of that name, or null. */
    static ElementType of(String name) {
        for (ElementType type : values()) {
            if (type.name().equals(name)) {
                return type;
            }
        }
        return null;
    }

    /** IEEE 754 binary16 to binary32, exact. */
    static float half(short bits) {
        int sign = (bits & 0x8000) << 16;
        int exponent = bits >> 10 & 0x1f;
        int fraction = bits & 0x3ff;
        if (exponent == 0) {
            float magnitude = fraction * 0x1p-24f;
            return sign == 0 ? magnitude : -magnitude;
        }
        int wide = exponent == 0x1f ? 0xff : exponent - 15 + 127;
        return Float.intBitsToFloat(sign | wide << 23 | fraction << 13);
    }

    /** bfloat16 to binary32, exact: it is the upper half of one. */
    static float brain(short bits) {
        return Float.intBitsToFloat(bits << 16);
    }
}
