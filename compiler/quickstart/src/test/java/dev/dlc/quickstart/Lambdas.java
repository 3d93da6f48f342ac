package dev.dlc.quickstart;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntBinaryOperator;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;

/** All kinds of lambdas and method references that Java has. What they give is in {@link QuickstartTest}. */
public final class Lambdas {
    private final int factor;

    public Lambdas(int factor) {
        this.factor = factor;
    }

    private static class Above {
        @Override
        public String toString() {
            return "above";
        }
    }

    interface Greeting {
        default Supplier<String> greeting(String name) {
            return () -> greet(name);
        }

        private String greet(String name) {
            return "hello ".concat(name);
        }

        /** A method reference in an interface. */
        static Function<String, Integer> length() {
            return String::length;
        }
    }

    private static final class Below extends Above implements Greeting {
        @Override
        public String toString() {
            Supplier<String> above = super::toString;
            return above.get();
        }
    }

    record Pair(int first, String second) {
        Function<Integer, Integer> adder() {
            return x -> x + first;
        }
    }

    private int times(int x) {
        return factor * x;
    }

    private static String text(long a, double b, boolean c, char d, byte e, Object f) {
        return a + "|" + b + "|" + c + "|" + d + "|" + e + "|" + f;
    }

    /** One entry for each lambda. */
    public List<Object> results() {
        List<Object> results = new ArrayList<>();
        IntUnaryOperator plain = x -> x + 1;
        results.add(plain.applyAsInt(1));
        int captured = 7;
        long wide = 1L << 40;
        double real = 0.5;
        Supplier<String> capturing = () -> text(wide, real, true, 'c', (byte) -3, captured);
        results.add(capturing.get());
        IntUnaryOperator own = x -> times(x) + captured;
        results.add(own.applyAsInt(5));
        IntUnaryOperator privately = this::times;
        results.add(privately.applyAsInt(6));
        BinaryOperator<Integer> boxed = Integer::sum;
        results.add(boxed.apply(2, 3));
        ToLongFunction<Integer> widened = Integer::intValue;
        results.add(widened.applyAsLong(9));
        IntBinaryOperator narrow = Math::max;
        results.add(narrow.applyAsInt(4, 8));
        BiFunction<Integer, String, Pair> constructor = Pair::new;
        results.add(constructor.apply(1, "one").second());
        IntFunction<String[]> array = String[]::new;
        results.add(array.apply(3).length);
        List<String> words = new ArrayList<>();
        Consumer<String> adding = words::add;
        adding.accept("word");
        results.add(words.get(0));
        Predicate<String> unbound = String::isEmpty;
        results.add(unbound.test(""));
        ToIntFunction<Character> character = Character::charValue;
        results.add(character.applyAsInt('A'));
        LongSupplier constant = () -> 5;
        results.add(constant.getAsLong());
        UnaryOperator<List<String>> generic = List::copyOf;
        results.add(generic.apply(words).size());
        Function<String, UnaryOperator<String>> nested = a -> b -> a.concat(b);
        results.add(nested.apply("x").apply("y"));
        Runnable nothing = () -> words.clear();
        nothing.run();
        results.add(words.size());
        Supplier<String> serializable = (Supplier<String> & Serializable) () -> "kept";
        results.add(serializable.get());
        results.add(new Below().greeting("you").get());
        results.add(Greeting.length().apply("four"));
        results.add(new Pair(10, "").adder().apply(1));
        results.add(new Below().toString());
        Supplier<Object> same = plain::getClass;
        results.add(same.get() == plain.getClass());
        results.add(one() == one());
        return results;
    }

    /** A lambda that captures nothing is one object. */
    private static Supplier<String> one() {
        return () -> "one";
    }
}
