/**
 * A {@code .dl} file as it is written: records, each with its span. Nothing is resolved here: names are texts, defaults are
 * not filled in, loops are not expanded.
 */
package dev.dlc.compiler.ast;
