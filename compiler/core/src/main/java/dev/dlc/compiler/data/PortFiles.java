package dev.dlc.compiler.data;

import dev.dlc.compiler.catalogue.FileName;
import dev.dlc.compiler.catalogue.PerPort;
import dev.dlc.compiler.model.Port;
import java.util.List;

/** The files of sources that have one for each input and target. */
final class PortFiles {
    private PortFiles() {}

    static List<String> inOrder(PerPort<FileName> files, List<Port> ports) {
        return ports.stream().map(port -> files.given().get(port.name()).path()).toList();
    }
}
