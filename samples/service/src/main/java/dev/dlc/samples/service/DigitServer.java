package dev.dlc.samples.service;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The service.
 *
 * <pre>
 * GET  /          the page to draw on
 * POST /classify  a PNG or JPEG picture in the body; {@link Answer#json} comes back
 * </pre>
 *
 * Errors are JSON, too: {@code {"error":"…"}} with status 400 (unusable picture), 404, 405, 413 (too large) or 500.
 */
final class DigitServer implements AutoCloseable {
    /** Bytes of a picture: as much as a camera's JPEG takes. */
    static final int MOST_BYTES = 16 << 20;

    private static final System.Logger LOGGER = System.getLogger(DigitServer.class.getName());
    private static final int THREADS = Math.max(2, Runtime.getRuntime().availableProcessors());
    /** Requests that may wait for a thread; more are refused. */
    private static final int WAITING = 1024;

    private final DigitReader reader = new DigitReader();
    private final byte[] page = resource("page.html");
    private final ThreadPoolExecutor threads =
            new ThreadPoolExecutor(THREADS, THREADS, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(WAITING));
    private final HttpServer server;

    /** @param address where it listens; port 0 is any that is free */
    DigitServer(InetSocketAddress address) throws IOException {
        server = HttpServer.create(address, WAITING);
        server.createContext("/", this::serve);
        server.setExecutor(threads);
        server.start();
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream stream = DigitServer.class.getResourceAsStream(name)) {
            return stream.readAllBytes();
        }
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            try {
                route(exchange);
            } catch (UnusablePictureException e) {
                fail(exchange, 400, e.getMessage());
            } catch (RuntimeException | OutOfMemoryError e) {
                LOGGER.log(System.Logger.Level.ERROR, "a request failed: " + exchange.getRequestURI(), e);
                fail(exchange, 500, "the service failed; its log says why");
            }
        }
    }

    private void route(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        switch (path) {
            case "/" -> page(exchange);
            case "/classify" -> classify(exchange);
            default -> fail(exchange, 404, "there is nothing at " + path + ": POST a picture to /classify");
        }
    }

    private void page(HttpExchange exchange) throws IOException {
        if (allows(exchange, "GET", "HEAD")) {
            exchange.getResponseHeaders()
                    .set(
                            "Content-Security-Policy",
                            "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; connect-src 'self'; img-src data:");
            send(exchange, 200, "text/html; charset=utf-8", page);
        }
    }

    private void classify(HttpExchange exchange) throws IOException {
        if (!allows(exchange, "POST")) {
            return;
        }
        byte[] body = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            // what is left of the body is not read
            exchange.getResponseHeaders().set("Connection", "close");
            fail(exchange, 413, "the picture has more than " + (MOST_BYTES >> 20) + " MiB");
        } else if (body.length == 0) {
            fail(exchange, 400, "the request has no body: send a PNG or JPEG picture");
        } else {
            send(exchange, 200, "application/json", utf8(reader.read(body).json()));
        }
    }

    private boolean allows(HttpExchange exchange, String... methods) throws IOException {
        for (String method : methods) {
            if (method.equals(exchange.getRequestMethod())) {
                return true;
            }
        }
        exchange.getResponseHeaders().set("Allow", String.join(", ", methods));
        fail(
                exchange,
                405,
                "only " + String.join(" and ", methods) + " is for "
                        + exchange.getRequestURI().getPath());
        return false;
    }

    private void fail(HttpExchange exchange, int status, String message) throws IOException {
        send(exchange, status, "application/json", utf8(Answer.error(message)));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(status, -1);
        } else {
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /** Lets requests that are being answered end, for a second at most. */
    @Override
    public void close() {
        server.stop(1);
        threads.shutdown();
    }
}
