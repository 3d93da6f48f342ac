/** Lays the text of a file out: line breaks stay where the author has them, blanks and columns do not. */
package dev.dlc.compiler.format;
