package dev.dlc.samples.service;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Starts the service: {@code java -jar dlc-sample-service.jar [PORT [HOST]]}. */
public final class Main {
    private Main() {}

    /** @param arguments the port, 8080 where nothing is said; and the address to listen at, this machine alone where nothing is said */
    public static void main(String[] arguments) {
        // Who sends or reads slower than this has gone away; seconds.
        System.setProperty("sun.net.httpserver.maxReqTime", "30");
        System.setProperty("sun.net.httpserver.maxRspTime", "30");
        try {
            int port = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 8080;
            InetAddress host =
                    arguments.length > 1 ? InetAddress.getByName(arguments[1]) : InetAddress.getLoopbackAddress();
            DigitServer server = new DigitServer(new InetSocketAddress(host, port));
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            System.out.println("draw a digit at http://" + host.getHostName() + ":" + server.port() + "/");
        } catch (IOException e) {
            System.err.println("cannot listen: " + e.getMessage());
            System.exit(1);
        } catch (IllegalStateException e) {
            System.err.println("built without a trained model: " + e.getMessage());
            System.exit(1);
        } catch (IllegalArgumentException e) {
            System.err.println("usage: java -jar dlc-sample-service.jar [PORT [HOST]]");
            System.exit(1);
        }
    }
}
