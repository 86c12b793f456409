/** Random SELECTs, run here and in engines that others wrote. */
@org.jspecify.annotations.NullMarked
package io.github.zoomim.oracle;
