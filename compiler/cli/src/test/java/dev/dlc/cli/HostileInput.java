package dev.dlc.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A command over files that somebody has broken, or made to break things: it must end with a message, at once, and leave everything
 * else as it was. {@link HostileInputs} runs it.
 */
final class HostileInput {
    /** Writes a part of it. */
    @FunctionalInterface
    interface Part {
        void write(Path folder) throws IOException;
    }

    private final String name;
    private final List<String> command;
    private final List<Part> parts = new ArrayList<>();
    private final List<String> messages = new ArrayList<>();
    private String standardInput = "";
    private boolean smallHeap;
    private WithoutPlace withoutPlace;

    /** Why a message can tell no place in a file: all of the reasons there are. */
    enum WithoutPlace {
        PIPE("a device or a pipe has no places"),
        FOLDER("a folder stands where a file must be"),
        LINK("the link is at fault, not what is in the file behind it"),
        MISSING("there is no file"),
        UNREAD("the name says that it is of the wrong kind, and it is not read");

        final String reason;

        WithoutPlace(String reason) {
            this.reason = reason;
        }
    }

    private HostileInput(String name, List<String> command) {
        this.name = name;
        this.command = command;
    }

    /**
     * @param name what is wrong with it
     * @param command after {@code dlc}, in the folder of the files
     */
    static HostileInput of(String name, String... command) {
        return new HostileInput(name, List.of(command));
    }

    /** A file in the folder. */
    HostileInput file(String path, byte[] content) {
        return with(folder -> {
            Path file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            Files.write(file, content);
        });
    }

    HostileInput file(String path, String text) {
        return file(path, Bytes.of(text));
    }

    /** Anything else: a link, a folder, a file of many empty bytes. */
    HostileInput with(Part part) {
        parts.add(part);
        return this;
    }

    HostileInput standardInput(String text) {
        standardInput = text;
        return this;
    }

    /** What the message holds: the file, where in it, what. */
    HostileInput says(String... fragments) {
        messages.addAll(List.of(fragments));
        return this;
    }

    /** Runs in a process of its own that may use 256 MB: it aims at the memory. */
    HostileInput inSmallHeap() {
        smallHeap = true;
        return this;
    }

    void write(Path folder) throws IOException {
        for (Part part : parts) {
            part.write(folder);
        }
    }

    String[] command() {
        return command.toArray(String[]::new);
    }

    String standardInput() {
        return standardInput;
    }

    List<String> messages() {
        return messages;
    }

    /** Its message names the file, but no line, column or byte in it. */
    HostileInput toldWithoutPlace(WithoutPlace why) {
        withoutPlace = why;
        return this;
    }

    /** Null where the message tells a place. */
    WithoutPlace withoutPlace() {
        return withoutPlace;
    }

    boolean needsSmallHeap() {
        return smallHeap;
    }

    @Override
    public String toString() {
        return name;
    }
}
