/** Many threads at once for long, with faults, and what is left of them. */
@org.jspecify.annotations.NullMarked
package io.github.zoomim.soak;
