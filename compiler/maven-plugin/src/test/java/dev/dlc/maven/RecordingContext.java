package dev.dlc.maven;

import java.io.File;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.codehaus.plexus.build.BuildContext;

/** An IDE that keeps its markers. */
final class RecordingContext {
    final List<String> markers = new ArrayList<>();

    BuildContext context(Path folder) {
        return (BuildContext) Proxy.newProxyInstance(
                BuildContext.class.getClassLoader(),
                new Class<?>[] {BuildContext.class},
                (proxy, method, arguments) -> {
                    switch (method.getName()) {
                        case "addMessage" ->
                            markers.add(place(folder, arguments[0]) + ":" + arguments[1] + ":" + arguments[2] + " "
                                    + arguments[4] + " " + arguments[3]);
                        case "removeMessages" ->
                            markers.removeIf(marker -> marker.startsWith(place(folder, arguments[0]) + ":"));
                        default -> throw new UnsupportedOperationException(method.getName());
                    }
                    return null;
                });
    }

    private static String place(Path folder, Object file) {
        return folder.relativize(((File) file).toPath()).toString();
    }
}
