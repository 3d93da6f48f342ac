package dev.dlc.samples.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The service as others see it, on a free port of this machine. */
class DigitServerTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static DigitServer server;

    @BeforeAll
    static void start() throws IOException {
        server = new DigitServer(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return CLIENT.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private static HttpResponse<String> post(byte[] body) throws IOException, InterruptedException {
        return send(to("/classify").POST(BodyPublishers.ofByteArray(body)));
    }

    private static double[] numbers(String json, String name) {
        Matcher list = Pattern.compile('"' + name + "\":\\[([^]]*)]").matcher(json);
        assertThat(list.find()).as(json).isTrue();
        return Arrays.stream(list.group(1).split(","))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    private static void assertError(HttpResponse<String> response, int status, String words) {
        assertThat(response.body()).startsWith("{\"error\":\"").endsWith("\"}").contains(words);
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
    void aDrawnDigitIsRecognised(int digit) throws Exception {
        HttpResponse<String> response = post(Strokes.file(Strokes.draw(digit, 280), "png"));

        assertThat(response.body()).startsWith("{\"digit\":" + digit + ",");
        assertThat(response.statusCode()).isEqualTo(200);
        double[] probabilities = numbers(response.body(), "probabilities");
        assertThat(probabilities).hasSize(10);
        assertThat(Arrays.stream(probabilities).sum()).isCloseTo(1, within(1e-5));
        assertThat(Arrays.stream(probabilities).max()).hasValue(probabilities[digit]);
        assertThat(numbers(response.body(), "seen")).hasSize(64);
    }

    @Test
    void aPhotographOfManyPixelsIsReadToo() throws Exception {
        assertThat(post(Strokes.file(Strokes.draw(2, 3000), "jpeg")).body()).startsWith("{\"digit\":2,");
    }

    @Test
    void manyAreAnsweredAtOnceAsOneByOne() throws Exception {
        List<String> expected = new ArrayList<>();
        List<byte[]> pictures = new ArrayList<>();
        for (int digit = 0; digit < 10; digit++) {
            pictures.add(Strokes.file(Strokes.draw(digit, 100), "png"));
            expected.add(post(pictures.get(digit)).body());
        }
        List<CompletableFuture<HttpResponse<String>>> sent = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            sent.add(CLIENT.sendAsync(
                    to("/classify")
                            .POST(BodyPublishers.ofByteArray(pictures.get(i % 10)))
                            .build(),
                    BodyHandlers.ofString()));
        }
        for (int i = 0; i < sent.size(); i++) {
            assertThat(sent.get(i).join().body()).isEqualTo(expected.get(i % 10));
        }
    }

    @Test
    void thePageAsksNobodyElse() throws Exception {
        HttpResponse<String> page = send(to("/"));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "connect-src 'self'");
        assertThat(page.body()).contains("<canvas").doesNotContain("://", "src=\"//", "@import");
        HttpResponse<String> head = send(to("/").method("HEAD", BodyPublishers.noBody()));
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
    }

    @Test
    void whatIsNoPictureIsRefusedWithTheCause() throws Exception {
        assertError(post(new byte[0]), 400, "no body");
        assertError(post("hello".getBytes(StandardCharsets.UTF_8)), 400, "neither a PNG nor a JPEG");
        assertError(post(Strokes.file(Strokes.draw(3, 64), "gif")), 400, "format gif: send PNG or JPEG");
        byte[] whole = Strokes.file(Strokes.draw(3, 64), "png");
        assertError(post(Arrays.copyOf(whole, whole.length / 2)), 400, "damaged");
        assertError(
                post(Strokes.file(new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB), "png")),
                400,
                "nothing is drawn");
    }

    /** A file of some bytes whose header promises a picture of ten thousand million pixels. */
    @Test
    void aPictureTooLargeForMemoryIsRefusedBeforeItIsRead() throws Exception {
        byte[] bomb = Strokes.file(Strokes.draw(3, 64), "png");
        System.arraycopy(new byte[] {0, 1, (byte) 0x86, (byte) 0xa0, 0, 1, (byte) 0x86, (byte) 0xa0}, 0, bomb, 16, 8);
        java.util.zip.CRC32 sum = new java.util.zip.CRC32();
        sum.update(bomb, 12, 17);
        for (int i = 0; i < 4; i++) {
            bomb[29 + i] = (byte) (sum.getValue() >>> 24 - 8 * i);
        }
        assertError(post(bomb), 400, "100000 x 100000 pixels");
    }

    @Test
    void aBodyThatIsTooLongIsRefusedAndTheNextRequestAnswered() throws Exception {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.write(new byte[DigitServer.MOST_BYTES + 1]);
        assertError(post(body.toByteArray()), 413, "16 MiB");
        assertThat(send(to("/")).statusCode()).isEqualTo(200);
    }

    @Test
    void otherPathsAndMethodsAreErrors() throws Exception {
        assertError(send(to("/no\"thing".replace("\"", "%22"))), 404, "/no\\\"thing");
        HttpResponse<String> response = send(to("/classify"));
        assertError(response, 405, "only POST");
        assertThat(response.headers().firstValue("Allow")).contains("POST");
        assertError(send(to("/").POST(BodyPublishers.ofString("x"))), 405, "only GET and HEAD");
    }
}
