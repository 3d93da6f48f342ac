/** The text of a file as it is written, with every token and comment: for tools that change texts. */
package dev.dlc.compiler.syntax;
