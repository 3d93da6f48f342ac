package dev.dlc.quickstart;

import java.util.List;

/** Texts put together of all types. The build compiles this module so that javac leaves call sites. */
public final class Texts {
    private Texts() {}

    public static List<String> results() {
        char[] characters = {'a', 'b'};
        Object nothing = null;
        String none = null;
        String marks = "x";
        return List.of(
                numbers(1, 2L, 0.25f, -0.0, (byte) -1, (short) 300),
                "" + true + 'c' + none + nothing,
                String.valueOf(("=" + characters).startsWith("=[C@")),
                marks + "\u0001" + marks + "\u0002",
                "only " + List.of(1, 2),
                marks + marks);
    }

    private static String numbers(int a, long b, float c, double d, byte e, short f) {
        return a + " " + b + " " + c + " " + d + " " + e + " " + f;
    }
}
