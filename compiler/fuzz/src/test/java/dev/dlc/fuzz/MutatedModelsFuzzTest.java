package dev.dlc.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The whole way of texts that are nearly right: words of the samples and tests are left out, moved, exchanged, taken from other files.
 * The input says which. What fails is shown, to become an input of {@link FrontEndFuzzTest}.
 */
class MutatedModelsFuzzTest {
    private static final Pattern WORD =
            Pattern.compile("//[^\n]*|\"[^\"\n]*\"|\\w+(?:\\.\\d+)?|->|\\.\\.<?|\\s+|[^\\w\\s]");
    private static final int MOST_CHANGES = 6;
    private static final List<String> NUMBERS = List.of(
            "0",
            "1",
            "2",
            "3",
            "7",
            "16",
            "255",
            "1000",
            "65536",
            "2147483647",
            "2147483648",
            "9223372036854775807",
            "99999999999999999999",
            "0.0",
            "0.5",
            "1.0",
            "1.5",
            "1e-9",
            "1e30",
            "1e400",
            "(0 - 1)",
            "1 / 3",
            "2 ^ 62");

    private static final List<List<String>> FILES = Seeds.texts().stream()
            .filter(text -> text.length() < 4000)
            .map(MutatedModelsFuzzTest::words)
            .toList();
    private static final List<String> WORDS = FILES.stream()
            .flatMap(List::stream)
            .filter(word -> !word.isBlank() && !word.startsWith("//"))
            .distinct()
            .toList();

    private static List<String> words(String text) {
        return WORD.matcher(text).results().map(MatchResult::group).toList();
    }

    @FuzzTest
    void mutated(FuzzedDataProvider data) {
        List<String> words = new ArrayList<>(data.pickValue(FILES));
        for (int changes = data.consumeInt(1, MOST_CHANGES); changes > 0 && !words.isEmpty(); changes--) {
            change(words, data);
        }
        String text = String.join("", words);
        try {
            Compilation.compile(text);
        } catch (Throwable e) {
            System.err.println("the text that failed:\n" + text);
            throw e;
        }
    }

    private static void change(List<String> words, FuzzedDataProvider data) {
        int at = data.consumeInt(0, words.size() - 1);
        int to = Math.min(words.size(), at + data.consumeInt(1, 12));
        switch (data.consumeInt(0, 6)) {
            case 0 -> words.subList(at, to).clear();
            case 1 -> words.addAll(data.consumeInt(0, words.size()), List.copyOf(words.subList(at, to)));
            case 2 -> words.set(at, data.pickValue(WORDS));
            case 3 -> words.add(at, data.pickValue(WORDS));
            case 4 -> {
                List<String> other = data.pickValue(FILES);
                int from = data.consumeInt(0, Math.max(0, other.size() - 1));
                words.addAll(at, other.subList(from, Math.min(other.size(), from + data.consumeInt(1, 40))));
            }
            case 5 -> {
                List<Integer> numbers = new ArrayList<>();
                for (int i = 0; i < words.size(); i++) {
                    if (Character.isDigit(words.get(i).charAt(0))) {
                        numbers.add(i);
                    }
                }
                if (!numbers.isEmpty()) {
                    words.set(data.pickValue(numbers), data.pickValue(NUMBERS));
                }
            }
            default -> words.set(at, words.get(data.consumeInt(0, words.size() - 1)));
        }
    }
}
