/**
 * Text to syntax tree, the only user of ANTLR: {@link dev.dlc.compiler.parse.Scanner} cuts the text into words,
 * {@link dev.dlc.compiler.parse.Brackets} pairs the brackets and mends those that lack, ANTLR's parser reads the words,
 * {@link dev.dlc.compiler.parse.Recovery} goes on after a mistake, and the readers make records of what was read.
 */
package dev.dlc.compiler.parse;
