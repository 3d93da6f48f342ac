/** Pictures of {@code java.awt} as inputs; nothing else of the runtime needs the module {@code java.desktop}. */
package dev.dlc.runtime.image;
