package dev.dlc.compiler.catalogue;

/** The type of an argument that names a file or a folder of the data. Nothing is read while compiling. */
public record FileName(String path) {}
